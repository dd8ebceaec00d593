/**
 * Turns of speech that no list of words can hold, in English and in simplified Chinese. Gaps are bounded, so that a
 * long text takes no longer than its length.
 */
const either = (english: RegExp, chinese: RegExp, flags = 'i'): RegExp =>
  new RegExp(`${english.source}|${chinese.source}`, flags)

export const QUESTION = either(
  /[?？]["'”’)）\]]*$|^(?:how|where|what|when|which|who|can|could|is|are|do|does|would|will) /,
  /(?:吗|呢|么|没有)[。！!~～]*$/,
)

export const POLITE = either(
  /\b(?:please|pls|could you|would you|can you|may i|thank(?:s| you)|kindly|appreciate|grateful|sorry to|many thanks|happy to|greetings|regards|hello|dear)\b/,
  /请(?!的)|麻烦|谢|您好|劳烦|辛苦|能否|可否|感恩|望告知|哈[。！~～]?$/,
)

export const ASKING = either(
  /\b(?:please|pls|could|would|can you|want|need|like to|wish|kindly|let me know|may i|if i could)\b/,
  /请|能否|可否|能不能|可不可以|希望|想|麻烦|帮|建议|需要|求/,
)

/** It is asked which of two. */
export const WHICH = either(
  /\bor\b[^.!?]{0,150}\?|\bwhich (?:one|of|is|do|does|should)\b[^.!]{0,150}\?/,
  /还是[^。！]{0,60}[?？吗呢]|(?:哪个|哪边|哪一个|哪种|谁)(?:是对|是真|准|对|算|才)/,
)

/** The fault is sought in oneself. */
export const DOUBTING = either(
  /\b(?:is it (?:me|us|my|normal|possible that)|am i|are we|did i|do i (?:have|need)|i must be|i may be|i might be|maybe i|perhaps i|or i'm|my (?:mistake|fault|end|side)|have i|i (?:may|might|could) have|misunderst\w+|misread\w*|supposed to)\b/,
  /是不是我|我是不是|是我(?:哪|没|不|搞|弄|点|设|理解)|理解(?:错|有误|的不)|(?:搞|弄|点|看|填|选|设|记)错了?[吗？?]|我(?:哪里|哪儿|好像|可能|大概)|不会用|不太会|小白|新手/,
)

/** A guess is put forward. */
export const GUESSING = either(
  /\b(?:is|was|are|could|might) (?:it|that|this|they|there)\b[^.!?]{0,150}\?/,
  /(?:会不会|是不是|莫非|难道|该不会)[^。！]{0,60}[?？吗呢了]|是[^。！？，]{0,30}(?:问题|原因|缘故)吗/,
)

export const SAYING = either(
  /\b(?:says|say|said|shows|show|showed|reads|tells|told|claims|states|lists)\b/,
  /显示|写着|写的|写|说|提示|变成/,
  'gi',
)
export const BUT = either(/\b(?:but|yet|while|whereas|however|although|though)\b/, /但|却|可是|明明|反而|又说|又写/)

/** We are spoken of as those who did it. */
export const BLAMING = either(
  /\byou(?:'ve|'re| have| had| guys)? (?:(?:just|still|even|already|simply|then|now|keep|kept|only|never) ){0,3}(?:took|take|taking|charged?|sent|send|said|say|put|closed?|changed?|promised?|told|tell|switched|removed?|broke|break|made|lock\w*|sell|sold|cut|call|called|want|ask|asked|blocked?|let|lost|lose|deleted?|ignored?|ruined|messed|forgot|did|answer|answered|reply|replied|fixed|cancelled|canceled|raised?|doubled|killed|stole|owe|bill|billed)\b|\byour (?:update|bot|robot|side|system|mail|mails|colleague|app|machine|software|people|team|support|service|own|new|dunning|status)\b/,
  /你们|贵司|贵公司|你家/,
  'gi',
)

/** "Right now" as "at present": how things are done, not how soon they are wanted. */
export const IS_HABIT =
  /\bright now,? (?:i|we|our \w+|my \w+|people|everybody)\b(?! (?:cannot|can['’]?t|can not|could not|couldn['’]t)\b| (?:need|lose|take|get|see|am|are|is|have no|do not|don['’]t)\b)|\b(?:by hand|manually|one by one)\b[^.?!]{0,20}\bright now\b/i

/** Nobody asks anything: somebody is away, or a prize is promised. */
export const IDLE = either(
  /\b(?:out of (?:the )?office|(?:i am|i['’]m|i will be|i['’]ll be|currently) on (?:annual leave|vacation|holiday)\b[^.?!]{0,40}\b(?:until|back|return)|office (?:is|will be) closed|automatic reply|auto-?reply|happy holidays|won (?:the|a|our) (?:lottery|prize|jackpot|sweepstakes)|lottery winner|claim your\b[^.?!]{0,30}\b(?:prize|winnings|reward))\b/,
  /(?:正在|我在)(?:休假|度假)|自动回复|放假通知|恭喜[^。！？]{0,12}中奖|领取[^。！？]{0,6}(?:奖金|大奖)/,
)

/** Whoever is away may need something all the same. */
export const NEEDING = either(
  /\b(?:i|we|they) (?:(?:still|also|urgently) )?(?:need|want|cannot|can['’]t|must)\b/,
  /(?:我|我们)(?:需要|要|无法|不能|没法)|帮我/,
)

/** We are told what to do. */
export const DEMANDING = either(
  /^(?:(?:so|and|now|just|then) )?(?:fix|correct|give|show|refund|return|delete|cancel|take|stop|explain|do|get|sort|remove|pay|tell|call|repair|restore|answer|make|pick|bring|find|prove|either|wake|hand)\b(?!.*\?)/,
  /退我|还我|钱退|立刻|立马|赶紧|快处理|快点|给个?(?:说法|交代)|别再|自己看|，退$|吐出来/,
)

const WISHING_IN_ENGLISH = new RegExp(
  [
    /\b(?:would|it'd|i'd|we'd)\b(?: \w+){0,3} (?:be|love|make|help|save|like|prefer|welcome)\b[^.!?]{0,100}\b(?:if|to (?:have|see|be able)|could)\b/,
    /\bif (?:one|we|i|you|it|there|users|customers|people|only)\b[^.!?]{0,20}\b(?:could|were|had|offered|added|allowed|let)\b/,
    /\b(?:could|can|might|couldn't|wouldn't|why (?:not|can't)) (?:the|it|this|that|there|we|one|you|your)\b[^.?!]{0,50}\b(?:be (?:added|shown|made|sorted|hidden|possible|split|saved|grouped|included|optional|available)|add|offer|support|let|allow|remember|introduce|build)\b/,
    /\b(?:what|how) about \w+ing\b/,
  ]
    .map(({ source }) => source)
    .join('|'),
)
/** Something is wished for by the way it is put. */
export const WISHING = either(
  WISHING_IN_ENGLISH,
  /(?:要是|如果|若|假如)[^。？！]{0,60}(?:就|更|会)[^。？！]{0,6}(?:好|棒|美|方便|完美|省|爽|赞|香)|(?:希望|盼|想要|建议|期待|最好)[^。？！]{0,20}(?:能|可以|有|加|支持|出|让|改成|增加)|(?:能不能|能否|可否|可不可以|何不|不如|考虑)[^。？！]{0,12}(?:加|让|出个|做个|支持|增加|放开|改成|自定义|也能|同时|批量|自动|记住|开放|推出)/,
)
/** What is wished for then is help. */
export const HELPING = either(
  /\b(?:fix|refund|check|send|help|resolve|look|call|explain|tell|confirm|reset|restore|cancel|correct|clarify|invoice|seat|seats|users?)\b/,
  /尽快|处理|解决|退|回复|修复|恢复|查|给个说法|发票|席位|账号/,
)
