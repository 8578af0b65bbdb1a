/** Words that stand in any text: a query is looked for without them, if others are left. In lower case, «ё» as «е». */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  (
    'а без бы был была было в вам вас во вот для до его ее если же за и из или им их к как ко ли мне мы на над нам нас не ни но о об он она они от по под при с со так то ты у уже что чтобы это я ' +
    'a an and are as at be by can do does for from has have how i in is it its my no not of on or our so that the their then there they this to was we what when will with you your'
  ).split(' '),
)
