import { CAPITALISED, END, type Rule, START } from './rule.ts'
import { STREETS } from './words.ts'

/** Where people live or are sent things. */
export const ADDRESSES: readonly Rule[] = [
  [
    new RegExp(
      `${START}\\d{1,5}[A-Za-z]?(?:[-/]\\d{1,4})?,?[ \\t]+(?:${CAPITALISED}[ \\t]+){1,4}(?:${STREETS}|${STREETS.toUpperCase()}|${STREETS.replaceAll(/\b[a-z]/g, (letter) => letter.toUpperCase())})${END}\\.?(?:,?[ \\t]+(?:apt|apartment|suite|unit|flat|floor|Apt|Suite|Unit|Flat|Floor|#)\\.?[ \\t]*[\\p{L}\\p{N}-]{1,5})?`,
      'gu',
    ),
    '[address]',
  ],
  [
    new RegExp(
      `${START}\\p{Lu}[\\p{L}.-]*(?:straße|strasse|str\\.|gasse|platz|allee|weg|laan|straat|gade|gatan|vägen)[ \\t]+\\d{1,4}[ \\t]?[a-z]?${END}`,
      'gu',
    ),
    '[address]',
  ],
  [
    /(?<![\p{L}\p{N}])(?:Rue|Avenue|Calle|Via|Viale|Piazza|Plaza|Rua|Avenida|ulica|ul\.)[ \t]+(?:(?:de|du|des|la|le|del|della|di|da|dos)[ \t]+)*\p{Lu}[\p{L}'’-]*(?:[ \t]+\p{Lu}[\p{L}'’-]*){0,3},?[ \t]+\d{1,4}[a-z]?(?![\p{L}\p{N}])/gu,
    '[address]',
  ],
  [
    /(?<![\p{L}\p{N}])\d{1,4}(?:[ \t]bis)?,?[ \t]+(?:rue|avenue|boulevard|place|chemin|allée)[ \t]+[\p{L}'’ -]{3,40}(?=[,.\n]|$)/giu,
    '[address]',
  ],
  [/\bP\.?\s?O\.?\s?Box\s+\d+\b/gi, '[address]'],
  // Postal codes: of the United Kingdom, and of the United States and others with the place
  [/(?<![\p{L}\p{N}])[A-Z]{1,2}\d[A-Z\d]?[ ]\d[A-Z]{2}(?![\p{L}\p{N}])/gu, '[address]'],
  [
    /(?<![\p{L}\p{N}])(?:[A-Z]{2}[ ]\d{5}(?:-\d{4})?|(?:D-|A-|CH-)?\d{4,5}[ ]\p{Lu}\p{Ll}{2,}(?=\s*(?:$|[,.\n])))(?![\p{L}\p{N}])/gmu,
    '[address]',
  ],
  [
    /(?:[\p{Script=Han}]{2,8}(?:省|自治区))?(?:[\p{Script=Han}]{2,7}(?:市|自治州))?(?:[\p{Script=Han}]{1,6}(?:区|县|區|縣|镇))?[\p{Script=Han}\d]{1,12}(?:路|街|大道|巷|胡同|弄)\s?\d{1,5}\s?[号號弄](?:[\p{Script=Han}\dA-Za-z-]{0,14}(?:室|楼|层|单元|栋|号|樓|棟))*/gu,
    '[address]',
  ],
]
