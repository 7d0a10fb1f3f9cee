"""Short lists as a 課 sends them."""

ORGANIZATION = "部,課,職員数\n市民部,市民課,20\n総務部,税務課,15\n"
LIST = "手続ID,所管部,所管課,手続名,オンライン化状況,年間件数,オンライン件数\n"
ONE_MONTH = LIST + "1,市民部,市民課,転入届,済,100,40\n2,総務部,税務課,納税証明,未,50,0\n"
