// How a filter finds its options: by a part of the name, and 課 and 部 by kana too, as they come before a conversion.
{
  const plain = text => text.normalize('NFKC').toLowerCase().replace(/\s/g, '')
    .replace(/[ァ-ヶ]/g, kana => String.fromCharCode(kana.charCodeAt(0) - 0x60));
  // Romaji of a kana that is not complete yet: せいｋ.
  const typing = text => plain(text.replace(/[ａ-ｚ]+$/, '').replace(/([ぁ-ヶー])[a-z]{1,3}$/, '$1'));

  let written = '', readings = {};
  const spellings = name => {
    const now = document.querySelector('.dx-readings')?.textContent ?? '{}';
    if (now !== written) readings = JSON.parse(written = now);
    return [plain(name), ...(readings[name] ?? [])];
  };

  // Half converted (生活しえ), each run of kana and of other signs is to be found in one of the spellings.
  const rank = (name, words) => {
    const known = spellings(name);
    if (known.some(each => each.startsWith(words))) return 0;
    if (known.some(each => each.includes(words))) return 1;
    const runs = words.match(/[ぁ-ゖー]+|[^ぁ-ゖー]+/g);
    return runs.length > 1 && runs.every(run => known.some(each => each.includes(run))) ? 2 : 3;
  };

  globalThis.dxFind = (options, typed) => {
    const words = typing(typed);
    if (!words) return options;
    const ranks = options.map(option => rank(option.label, words));
    return [0, 1, 2].flatMap(wanted => options.filter((_, at) => ranks[at] === wanted));
  };
  globalThis.dxNothing = (label, options, typed) => {
    if (!typing(typed)) return `ほかに選べる${label}はありません`;
    const isRead = options.some(option => spellings(option).length > 1);
    return `該当する${label}がありません。\n${isRead ? '名前の一部かよみ' : '名前の一部'}で探せます`;
  };
}
