/** Alternatives of a pattern. */
const oneOf = (text: string): string => text.trim().split(/\s+/).join('|')

/** Words after which a number names something of somebody's. */
export const LABELS = oneOf(`
  accounts? acct invoices? orders? customers? clients? contracts? bookings? reservations? references? ref tickets? cases?
  polic(?:y|ies) members? memberships? subscriptions? transactions? payments? tracking shipments? parcels? licen[cs]es?
  passports? card user bestellung rechnung kunden(?:nummer)? vertrag konto commande facture pedido factura`)

export const LABELS_ZH = oneOf(`
  订单 訂單 发票 發票 账单 帳單 工单 工單 运单 快递 合同 账户 帐户 账号 帐号 帳號 会员 會員 流水 交易 身份证 护照 卡 尾号 案件 客户 手机尾号`)

/** Beginnings of numbers that systems give. Names of errors have others. */
export const PREFIXES = oneOf('INV ORD ORDER CUST ACCT? PO SO RMA TKT TICKET CASE SR CN TXN PAY BKG? REF SUB')

export const SECRETS = oneOf(
  'password passcode passphrase pin otp token api\\s?key cvv cvc 密码 密碼 验证码 驗證碼 口令',
)
