/** Words that say nothing about what somebody looks for; they are in nearly every mail. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  (
    'a an the and or of to in on at for from by with is are was were be been am it its this that these those i im me my we ' +
    'our you your he she they them their do does did have has had can could would should will what which who how when where ' +
    'why if as so but not no there here about any some please ' +
    '的 了 吗 呢 吧 啊 是 在 我 你 您 和 与'
  ).split(' '),
)
