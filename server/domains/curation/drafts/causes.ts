/** Causes as readers are told them. Codes that are not here explain nothing to them. */
const CAUSES: Record<string, readonly [en: string, zh: string]> = {
  defect: ['A fault in the program.', '程序中的故障。'],
  configuration: ['A setting that is not as it needs to be.', '某项设置不正确。'],
  outage: ['The service was not reachable for a while.', '服务曾暂时不可用。'],
  performance: ['The service answered slowly.', '服务响应缓慢。'],
  integration: ['The connection to another program.', '与其他程序的连接出现问题。'],
  billing_error: ['A charge that was reckoned wrongly.', '计费有误。'],
  payment_method: ['The way of payment was not accepted.', '付款方式未被接受。'],
  access: ['Signing in or rights that are missing.', '登录或权限问题。'],
  security: ['Something that had to be secured first.', '需要先处理的安全问题。'],
  third_party: ['A service of somebody else.', '第三方服务的问题。'],
  customer_environment: ['The device, browser or network in use.', '所用设备、浏览器或网络的问题。'],
}

/** The sentence for a code, in Chinese or English. */
export function sentenceOfCause(code: string, language: string): string | null {
  const said = CAUSES[code]
  return said ? said[language === 'zh' ? 1 : 0] : null
}
