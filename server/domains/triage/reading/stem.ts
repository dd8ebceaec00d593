/** Forms no rule leads to. */
const IRREGULAR = new Map(
  Object.entries({
    using: 'use',
    used: 'use',
    paid: 'pay',
    lost: 'lose',
    broke: 'break',
    broken: 'break',
    sent: 'send',
    went: 'go',
    gone: 'go',
    got: 'get',
    gotten: 'get',
    bought: 'buy',
    froze: 'freeze',
    frozen: 'freeze',
    stole: 'steal',
    stolen: 'steal',
    forgot: 'forget',
    forgotten: 'forget',
    wrote: 'write',
    written: 'write',
    told: 'tell',
    said: 'say',
    took: 'take',
    taken: 'take',
    chose: 'choose',
    chosen: 'choose',
    left: 'leave',
    made: 'make',
    kept: 'keep',
    felt: 'feel',
    understood: 'understand',
    won: 'win',
    worse: 'worse',
    news: 'news',
    sms: 'sms',
    has: 'have',
    had: 'have',
    having: 'have',
    does: 'do',
    did: 'do',
    done: 'do',
    doing: 'do',
    was: 'be',
    were: 'be',
    been: 'be',
    being: 'be',
    is: 'be',
    are: 'be',
    am: 'be',
    login: 'login',
    please: 'please',
    pleased: 'pleased',
    thing: 'thing',
    something: 'something',
    nothing: 'nothing',
    everything: 'everything',
    anything: 'anything',
    morning: 'morning',
    evening: 'evening',
    during: 'during',
    really: 'really',
    need: 'need',
    speed: 'speed',
    feed: 'feed',
    only: 'only',
    reply: 'reply',
    apply: 'apply',
    supply: 'supply',
    family: 'family',
    seeing: 'see',
    saw: 'see',
    seen: 'see',
    people: 'person',
    men: 'man',
  }),
)

/**
 * The word without its ending, as far as that can be done by rule: "charged", "charging" and "charges" meet. Texts and
 * word lists go through the same function, so it need not be a real word that comes out.
 */
export function stem(word: string): string {
  const irregular = IRREGULAR.get(word)
  if (irregular) return irregular
  if (word.length < 4 || !/^[a-z]+$/.test(word)) return word
  return withoutE(withoutEnding(withoutPlural(word)))
}

function withoutPlural(word: string): string {
  if (/(ss|us|is)$/.test(word)) return word
  if (/ies$/.test(word) && word.length > 4) return `${word.slice(0, -3)}y`
  if (/(sh|ch|x|zz|ss)es$/.test(word)) return word.slice(0, -2)
  return word.endsWith('s') ? word.slice(0, -1) : word
}

function withoutEnding(word: string): string {
  const ending = /(ing|ied|ed|ly)$/.exec(word)?.[1]
  if (!ending) return word
  if (ending === 'ied') return word.length > 4 ? `${word.slice(0, -3)}y` : word
  const rest = word.slice(0, -ending.length)
  if (rest.length < 3 || !/[aeiouy]/.test(rest)) return word
  return /([bdgklmnprt])\1$/.test(rest) && rest.length > 3 ? rest.slice(0, -1) : rest
}

const withoutE = (word: string): string => (word.length > 4 && word.endsWith('e') ? word.slice(0, -1) : word)
