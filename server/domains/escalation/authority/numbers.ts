/** Numbers as people write them, in digits or in Chinese. Null when it is none. */
export function numberIn(written: string): number | null {
  const text = written.replace(/\s|'/g, '')
  const [, digits, multiplier] = /^([\d.,]+)(k|千|万|萬|百)?$/i.exec(text) ?? []
  if (digits) return fromDigits(digits) * (MULTIPLIERS[(multiplier ?? '').toLowerCase()] ?? 1)
  return fromChinese(text)
}

const MULTIPLIERS: Readonly<Record<string, number>> = { k: 1_000, 百: 100, 千: 1_000, 万: 10_000, 萬: 10_000 }

/** "1,500.00", "1.500,00" and "1500": a last mark with other than three digits behind it parts the cents off. */
function fromDigits(text: string): number {
  const trimmed = text.replace(/[.,]+$/, '')
  const [, whole, cents] = /^(.*)[.,](\d{1,2})$/.exec(trimmed) ?? []
  const plain = (part: string) => part.replace(/[.,]/g, '')
  return Number(cents === undefined ? plain(trimmed) : `${plain(whole!)}.${cents}`)
}

const DIGITS = '零一二三四五六七八九'
const STEPS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1_000 }

/** 五百 is 500, 一千二 is 1,200, 三万五 is 35,000. */
function fromChinese(text: string): number | null {
  const plain = text.replace(/两/g, '二').replace(/萬/g, '万').replace(/〇/g, '零')
  if (!/^[零一二三四五六七八九十百千万]+$/.test(plain)) return null
  const [upper, lower] = plain.includes('万') ? plain.split('万') : ['', plain]
  const myriads = upper ? below10000(upper) * 10_000 : 0
  const rest = lower ?? ''
  // Said short: what follows "万" counts thousands.
  const isShort = upper !== '' && rest.length === 1 && DIGITS.includes(rest)
  return myriads + (isShort ? DIGITS.indexOf(rest) * 1_000 : below10000(rest))
}

function below10000(text: string): number {
  let [sum, digit, last] = [0, 0, 10]
  for (const sign of text) {
    const step = STEPS[sign]
    if (step) {
      sum += (digit || 1) * step
      ;[digit, last] = [0, step]
    } else if (sign === '零') last = 10
    else digit = DIGITS.indexOf(sign)
  }
  const isShort = digit > 0 && last > 10 && !text.includes('零') && sum > 0
  return sum + digit * (isShort ? last / 10 : 1)
}
