/** A line of Markdown as one reads it: without pictures, addresses of links and signs of emphasis. */
export function plainLine(line: string): string {
  return line
    .replace(/!\[[^\]\n]{0,300}\]\([^)\n]{0,500}\)/g, '')
    .replace(/\[([^\]\n]{0,300})\]\([^)\n]{0,500}\)/g, '$1')
    .replace(/\{\{[ \t]{0,4}block:[^{}\n]{0,80}\}\}/gi, '')
    .replace(/\*\*|__|~~|`/g, '')
    .replace(/(?<![\p{L}\p{N}*])[*_](?=\S)|(?<=\S)[*_](?![\p{L}\p{N}*])/gu, '')
    .replace(/\\([\\`*_{}[\]()#+.!-])/g, '$1')
    .replace(/[ \t]{1,20}$/, '')
    .trim()
}
