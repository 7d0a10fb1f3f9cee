-- Which procedures are of one kind, so that what one 課 has built can be shown to another.

-- The words of a procedure's name that say what it is about: without what stands in brackets, and without the word for
-- filing it (申請, 届, 交付請求 …) at its end.
CREATE MACRO procedure_words(name) AS
    regexp_replace(
        regexp_replace(name, '[（(][^（）()]*[）)]|[\s　]', '', 'g'),
        '(に係る|に関する)?(の)?(交付|発行|提出)?(の)?(申請|請求|届出|届|申出|申込|申込み|願|願出|申告)(書)?(の)?(提出)?$',
        '');

-- The kind of form that a name (without brackets and blanks) ends with, in words; NULL where it is none of these. Only
-- kinds whose forms are much alike whatever they are about: 許可, 認定 and 登録 by themselves are not among them.
CREATE MACRO form_kind(name) AS CASE
    WHEN regexp_matches(name, '(証|証明書|券|手帳|票|カード|鑑札|標識|免状|[^葉]書)(等)?(の)?[^、。]{0,12}(再交付|再発行)(の)?(申請|請求|依頼)(書)?$') THEN '再交付の申請'
    WHEN regexp_matches(name, '(補助金|助成金|奨励金|補給金|激励金)(等)?(の)?(交付)?(の)?(申請|請求)(書)?$') THEN '補助金・助成金の申請'
    WHEN regexp_matches(name,
        '(手当|医療費|療養費|葬祭費|扶助費|購入費|改修費|サービス費|給付費|祝金|見舞金)(等)?(の)?支給(の)?(申請|請求)(書)?$')
        THEN '手当・費用の支給の申請'
    WHEN regexp_matches(name, '(証明書|写し|謄本|抄本|謄抄本)(等)?(の)?(交付|発行)?(の)?(申請|請求|願)(書)?$|証明願$')
        THEN '証明書・写しの請求'
    WHEN regexp_matches(name, '使用料(等)?(の)?(減額|免除|減免)(の)?申請(書)?$') THEN '使用料の減免の申請'
    WHEN regexp_matches(name, '(税|保険料|保育料|手数料|負担金|延滞金)(等)?(の)?(減免|免除)(の)?申請(書)?$')
        THEN '税・料金の減免の申請'
    WHEN regexp_matches(name, '(館|センター|会議室|公園|コート|運動場|会館|室|体育施設|広場|ホール|の家)(の)?使用(の)?許可(の)?申請(書)?$')
        THEN '施設の使用許可の申請'
    WHEN regexp_matches(name, '占用(の)?許可(の)?申請(書)?$') THEN '占用許可の申請'
    WHEN regexp_matches(name, '(サービス|事業|支援|保育|バス)(の)?利用(の)?(申請|申込)(書)?$') THEN 'サービス・事業の利用の申込'
    WHEN regexp_matches(name, '(講座|教室|講習会?|説明会|見学|大会|まつり|つどい)(の)?(参加|受講)?(の)?申込(書)?$')
        THEN '講座・催しの申込'
    WHEN regexp_matches(name, '(相談)(の)?(予約|申込)$') THEN '相談の予約'
    WHEN regexp_matches(name, '(検診|健診|健康診査)(の)?申込$') THEN '検診の申込'
    WHEN regexp_matches(name, '(台帳|名簿|帳|図|簿|概要書)(の)?閲覧(の)?(申請|請求)(書)?$') THEN '台帳などの閲覧の申請'
    WHEN regexp_matches(name, '(開示|訂正|利用停止)(の)?請求(書)?$') THEN '開示などの請求'
    WHEN regexp_matches(name, '口座振替(の)?(依頼|申込|申出)(書)?$') THEN '口座振替の申込'
    WHEN regexp_matches(name, '広告(の)?掲載(の)?(申込|申請)(書)?$') THEN '広告掲載の申込'
    WHEN regexp_matches(name, '派遣(の)?(申請|依頼)(書)?$') THEN '派遣の申請'
    WHEN regexp_matches(name,
        '(名称|代表者|設置者|開設者|役員|所在地|事業者|工事店|会長)(等)?(の)?(住所|氏名)?(等)?(の)?変更(の)?(届|届出|申請|申出)(書)?$')
        THEN '団体・事業者の変更の届出'
    WHEN regexp_matches(name, '(住所|氏名|送付先)(等)?(の)?変更(の)?(届|届出|申請|申出)(書)?$') THEN '住所・氏名の変更の届出'
    WHEN regexp_matches(name, '(名義|所有者|使用者)(等)?(の)?変更(の)?(届|届出|申請|申出)(書)?$') THEN '名義の変更の届出'
    WHEN regexp_matches(name, '(施設|業|事業|業務|営業|院|所|使用|校)(等)?(の)?(廃止|休止|中止|休廃止|廃止・休止)(の)?(届|届出)(書)?$')
        THEN '廃止・休止の届出'
END;
