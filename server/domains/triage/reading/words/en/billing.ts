import type { WordLists } from '../../lexicon.ts'

/** Money between the customer and us, by topic. */
export const billing: WordLists = {
  double_charge: `
    7 (charged|billed|debited|paid|deducted|taken|charge|bill|debit) .. (twice|two times|double|three times|again|multiple times|second time|duplicate), (double|duplicate|two|2|second|multiple|repeated) (charge|charges|charged|billing|billed|payment|payments|debit|debits|deduction|deductions|invoices), (twice|two times|double) .. (charged|billed|debited), same (charge|payment|invoice|amount) .. (twice|two times|again)
    4 double billing, overcharged twice`,
  wrong_charge: `
    6 overcharged, overcharge, over charged, (wrong|incorrect|unexpected|unknown|unauthorized|unauthorised|extra|strange|mysterious|unrecognized|unrecognised|hidden|fraudulent|additional|higher) .. (charge|charges|amount|fee|fees|debit|invoice|bill|billing|payment|transaction|price), (charged|billed|debited|invoiced) .. (wrong|incorrect|too much|more than|instead of|without|after .. cancel|even though|despite|although|for something)
    6 (charge|charges|fee|fees|transaction|payment) .. (not recognize|not recognise|do not recognize|did not make|never made|did not authorize|didn't authorise|never authorized|unknown|fraudulent|no idea), (do not|don't) recognize .. (charge|payment|transaction), still (being )?(charged|billed|charging|billing), why .. (charged|charge|billed|invoiced|debited|fee|deducted), charged .. after .. (cancelled|canceled|cancel|trial|cancellation), proration, prorated
    4 charged, charge, charges, debited, deducted, billed, charging .. card, fee, fees, surcharge, bank statement, card statement, credit card bill, exchange rate`,
  refund: `
    7 refund, refunds, refunded, reimburse, reimbursement, reimbursed, money back, chargeback, charge back, get .. my money, return .. money, my money back
    4 credit note, dispute .. (charge|payment|transaction|with my bank), compensation, compensate, credited back, give .. back .. money, goodwill credit, service credit, credit .. account`,
  invoice: `
    8 (change|update|wrong|correct|edit|new) .. billing (address|contact|email|details|information)
    6 invoice, invoices, invoiced, receipt, receipts, billing statement, (need|send|missing|copy of|download|resend) .. (invoice|receipt|bill), billing (address|contact|details|information|email), purchase order number, po number, pro forma, proforma, remittance
    4 (our|my|the|your) bill, payment confirmation, proof of payment, accounting department, bookkeeping, accounts payable, billing department, finance (team|department)`,
  tax: `
    6 vat, sales tax, tax id, tax number, gst, tax exempt, tax exemption, reverse charge, vat id, vat number, w 9, w9, tax invoice, withholding tax, tax certificate
    3 tax, taxes`,
  payment_failed: `
    7 (card|payment|payments|transaction|credit card|debit card|paypal|apple pay|google pay|checkout|direct debit|visa|mastercard|amex) .. (declined|rejected|refused|failed|fails|failing|not accepted|not go through|does not go through|did not go through|not work|not working|denied|not accept|unsuccessful|not processed|expired|bounced|decline|keeps failing|error)
    6 balance .. (not|never|still) .. (updated|update|changed|credited|reflected|showing), pending .. (withdrawal|transfer|payment|deposit), (cash|atm) withdrawal, withdrawal .. (pending|declined|failed|not|wrong), (deposit|deposited|cheque|check|cash) .. not .. (show|showing|credited|updated|appear|in my account), (declined|rejected|failed|refused|rejects|declines|refuses) .. (card|payment|payments|transaction|visa|mastercard|amex|paypal), cannot (pay|make a payment|complete .. payment|checkout), unable to (pay|make .. payment|complete .. purchase|process .. payment|checkout), checkout (fails|failed|error|not working), 3d secure, 3ds, insufficient funds, past due, overdue .. (invoice|payment|balance), payment .. not .. (received|credited|registered|applied|shown|reflected)
    4 top up, topup, topped up, bank transfer, wire transfer, iban, transfer .. (not|pending|failed|money), transfer, payment .. pending, pending (payment|transaction|charge), withdrawal, cash, atm`,
  payment_method: `
    6 (change|update|add|remove|replace|new|switch|delete|edit) .. (credit card|debit card|card details|payment method|payment details|card on file|bank details|bank account|billing details|payment information|card number|paypal|card), payment (method|methods|option|options|terms), pay (by|with|via|using) .. (card|paypal|invoice|bank transfer|wire|crypto|apple pay|google pay|check|cheque|po|sepa|alipay|wechat|ach|direct debit)
    4 credit card, debit card, paypal, direct debit, sepa, apple pay, google pay, visa, mastercard, card expired, expired card, card on file, prepaid, virtual card, payment, payments, billing
    2.5 currency, pay, paying, card`,
  cancel_subscription: `
    7 (cancel|cancelling|canceling|stop|end|terminate|discontinue|unsubscribe from|turn off|disable|cancellation of|cancelled|canceled) .. (subscription|plan|renewal|auto renewal|auto renew|membership|trial|paid plan|contract|auto pay|recurring), (not|don't) .. (renew|auto renew), auto (renew|renewal|renewed|renews), automatic renewal, renewed automatically, renewal (notice|date|invoice|price|quote), cancellation (fee|policy|terms)
    4 subscription, subscriptions, renewal, renew, renewed, renews, notice period, cancellation, recurring, billing cycle, billing period`,
  plan_change: `
    6 (upgrade|downgrade|switch|move|change|upgrading|downgrading|switching) .. (plan|plans|subscription|tier|premium|enterprise plan|pro|business plan|annual|yearly|monthly|free plan|basic|starter|package|annual billing), (annual|yearly|monthly) (plan|billing|subscription|payment|pricing), pay (annually|monthly|yearly|quarterly)
    4 upgrade, downgrade, upgrading, downgrading, monthly to annual`,
  pricing: `
    6 how .. (=billed|=charged|priced|calculated), how much .. (cost|costs|charge|pay|is|does|would|for), price, prices, pricing, cost per, price (list|increase|per|quote), (discount|discounts|coupon|promo code|promotion code|promo|voucher|nonprofit|non profit|student|education|volume) .. (discount|discounts|price|pricing|code|not|apply|applied|available|valid|rate|rates), discount, discounts, coupon, promo code, voucher, quotation, a quote, quote for, price quote
    4 cost, costs, expensive, cheaper, costs of, per (seat|user) per month, per month, per year, budget, gift card, quote`,
}
