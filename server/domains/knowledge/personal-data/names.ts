import { CAPITALISED, END, type Rule, START } from './rule.ts'
import { CHINESE_TITLES, GIVEN_NAMES, RELATIONS, SURNAMES, TITLES } from './words.ts'

const NAME = `${CAPITALISED}(?:[ \\t]+(?:(?:van|von|de|da|di|del|der|bin|al|el)[ \\t]+)?${CAPITALISED}){0,3}`

/** Written like a name, or said to be one. */
export const NAMES: readonly Rule[] = [
  [
    new RegExp(
      `${START}(${TITLES}|${TITLES.replaceAll(/\b[a-z]/g, (letter) => letter.toUpperCase())})(\\.?[ \\t]+)${NAME}`,
      'gu',
    ),
    '$1$2[name]',
  ],
  [
    new RegExp(
      `${START}((?:my name is|name['’]s|[Mm]y name['’]s|My name is|[Ii]ch heiße|[Jj]e m['’]appelle|[Mm]e llamo|[Mm]i chiamo)[ \\t]+)(?:\\p{L}[\\p{L}'’-]+[ \\t]?){1,3}`,
      'gu',
    ),
    '$1[name]',
  ],
  [
    new RegExp(
      `${START}((?:I am|I['’]m|[Tt]his is|[Ii]t['’]s|[Ii]t is|[Hh]ere is|[Nn]amed|[Cc]alled)[ \\t]+)${CAPITALISED}[ \\t]+${CAPITALISED}(?=\\s+(?:from|of|at|here|and|again|speaking|writing)${END}|[,.!\\n]|$)`,
      'gu',
    ),
    '$1[name]',
  ],
  [
    new RegExp(
      `${START}((?:${RELATIONS}),?[ \\t]+(?:(?:is|was)[ \\t]+)?(?:named[ \\t]+|called[ \\t]+)?)(?!(?:Portal|Center|Panel|Settings|Console|Page|Area|Menu|Role|ID|Name|API|App)${END})${NAME}`,
      'gu',
    ),
    '$1[name]',
  ],
  [
    new RegExp(
      `${START}(?=\\p{Lu})(?:${GIVEN_NAMES})(?:['’]s)?${END}(?:[ \\t]+(?:(?:van|von|de|da|di|der)[ \\t]+)?\\p{Lu}[\\p{L}'’-]+)?`,
      'gu',
    ),
    '[name]',
  ],
  [
    /((?:我叫|我的名字(?:是|叫)|本人叫|姓名(?:是|：|:)|联系人(?:是|：|:)?|收件人(?:是|：|:)?)\s*)\p{Script=Han}{2,4}/gu,
    '$1[name]',
  ],
  [
    new RegExp(
      `(我是|同事|联系|找|给|由|叫|和|跟|请)(?:${SURNAMES})\\p{Script=Han}{1,2}(?=[，。,；;、！!\\s]|$)`,
      'gu',
    ),
    '$1[name]',
  ],
  [
    new RegExp(
      `[小老](?:${SURNAMES})(?=[，。,；;、！!\\s说的也已和跟给把去来]|$)|(?:${SURNAMES})\\p{Script=Han}{0,2}(?:${CHINESE_TITLES})(?![程作资厂具商单业])`,
      'gu',
    ),
    '[name]',
  ],
]
