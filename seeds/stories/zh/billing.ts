import { note, type Story, seldom, some, they, theySend, up, we, weSend } from '../story.ts'

/** 账单、扣款与发票。 */
export const billing: readonly Story[] = [
  {
    ...{ id: 'zh_fapiao', category: 'billing', cause: 'account_change', tags: ['invoices'], often: 3 },
    subjects: ['申请开具增值税专用发票', '发票抬头有误，请重开（{invoice}）'],
    opening: [
      '我们需要{invoice}对应的增值税专用发票，金额{amount}，抬头和税号已经在账单设置里填好了，请问多久能开出来？',
      '发票{invoice}的抬头写成了旧公司名，财务没法入账，麻烦作废重开一张。',
    ],
    turns: [
      weSend(
        'fapiao.pdf',
        '已为您开具电子专票，金额{amount}，附件可直接下载。后续发票会自动使用账单设置里的抬头和税号。',
        '旧发票已冲红，新发票已按新抬头开出，请查收附件。',
      ),
      seldom(
        they('收到了，抬头没问题，谢谢。', '好的，财务说可以入账了。'),
        we('好的，以后每月5日前会自动开具并发送到财务邮箱。'),
      ),
    ],
  },
  {
    ...{ id: 'zh_charged_twice', category: 'billing', cause: 'billing_error', tags: ['refund'] },
    subjects: ['{month}被重复扣款{amount}', '同一张账单扣了两次钱', '请退回多扣的{amount}'],
    opening: [
      '我们公司卡在同一天被扣了两次{amount}，但是账单只有{invoice}一张，请尽快核实并退款。',
      '银行流水显示你们重复扣费，金额都是{amount}，太让人着急了，请今天给个答复。',
    ],
    turns: [
      some(note('{invoice}确有两笔扣款，间隔不到一分钟，第二笔为超时重试。{teammate}已批准退款。')),
      we(
        '非常抱歉，核实后确认第二笔{amount}是支付超时后的重复请求，退款已经提交，预计三到五个工作日原路退回。',
        '您反馈的情况属实，多扣的{amount}已发起退款，退款凭证已放入工作区的账单页。',
      ),
      seldom(
        they('好的，收到退款后再联系你们。', '谢谢处理，请以后避免。'),
        we('我们已在扣款环节增加了重复校验，再次为给您带来的不便致歉。'),
      ),
    ],
  },
  {
    ...{ id: 'zh_upgrade', category: 'billing', cause: 'account_change', tags: ['upgrade'] },
    subjects: ['升级到{better_plan}怎么收费？', '想升级套餐'],
    opening: [
      '团队扩大了，想升级到{better_plan}并增加{more_seats}个席位，请问费用怎么算，会影响现在的数据吗？',
      '请问{better_plan}{seats}人按年付是多少钱？主要需要权限管理和审计日志。',
    ],
    turns: [
      we(
        '升级不会影响任何数据，只需补足本周期剩余天数的差价，约{amount}。管理员可以在“工作区 > 套餐”里直接升级，也可以回复确认由我来操作。',
      ),
      seldom(
        they('确认升级，请帮忙操作。', '领导已经同意，今天帮我们升级吧。'),
        we('已升级到{better_plan}，新增的{more_seats}个席位现在就可以邀请成员了。'),
      ),
    ],
  },
  {
    ...{
      id: 'zh_transfer',
      category: 'billing',
      cause: 'pricing_question',
      tags: ['payments'],
      channels: ['email', 'in_app_messaging', 'phone_support'],
    },
    subjects: ['可以对公转账吗？', '合同与对公付款', '按年对公付款流程'],
    opening: [
      '我们公司不能用信用卡，请问{plan}{seats}人能不能签合同、按年对公转账？',
      '采购要求先签合同再付款，请发一份合同模板，采购单号{order}。',
    ],
    turns: [
      weSend('contract.pdf', '可以的。附件是合同模板和对公账户信息，请填写开票资料和采购单号后回传，我们盖章后寄回。'),
      theySend('contract-signed.pdf', '合同已盖章，扫描件见附件，款项预计{day_after}到账。'),
      we('合同已收到，双方盖章件今天寄出。席位先为您开通，不影响使用。'),
    ],
  },
  {
    ...{ id: 'zh_refund', category: 'billing', cause: 'account_change', tags: ['refund', 'churn-risk'] },
    subjects: ['自动续费了，申请退款', '不想续费却被扣了{amount}', '取消订阅并退款'],
    opening: [
      '年度套餐在{day_before}自动续费了{amount}，我们早就不用了，能退吗？',
      '明明上个月已经取消了，怎么又扣了{amount}？这体验太差了，请立即退款！',
    ],
    turns: [
      some(up('policy_exceptions', '续费超过十四天申请退款，续费后无人登录，建议同意。')),
      we(
        '已核实续费后没有成员登录过，我们为您全额退款{amount}，订阅也已取消，三到五个工作日到账。',
        '非常抱歉，取消流程停在了第二步确认，所以没有生效。现已取消并全额退款。',
      ),
      seldom(they('好的，处理得还算及时。', '谢谢，收到就好。'), we('感谢理解，数据会保留六十天，期间可以随时导出。')),
    ],
  },
  {
    ...{ id: 'zh_payment_failed', category: 'billing', cause: 'payment_method', tags: ['payments'] },
    subjects: ['付款一直失败', '银行卡支付不了', '续费付款报错{error}'],
    opening: [
      '续费{amount}一直提示支付失败，换了两张卡都不行，套餐{day_after}就到期了。',
      '扫码支付后页面一直转圈，最后报{error}，钱没有扣，但是订单也没成功。',
    ],
    turns: [
      we(
        '先请放心，已为您延长两周有效期，不会影响使用。失败原因是银行的二次验证没有完成，请在手机银行里开启境内网上支付后再试一次。',
      ),
      seldom(they('开启之后支付成功了，谢谢。', '换成企业网银就付上了。'), we('已经看到到账，套餐已续期成功。')),
    ],
  },
  {
    ...{ id: 'zh_seats', category: 'billing', cause: 'pricing_question', tags: ['seats'] },
    subjects: ['为什么按{seats}个席位收费？', '离职同事还在计费', '减少席位'],
    opening: [
      '账单上是{seats}个席位，其中{several}个人已经离职，怎么去掉？能退一部分费用吗？',
      '外部客户是不是也算席位？我们实际只有一半的人在用。',
    ],
    turns: [
      we(
        '客户属于访客，不计费。离职成员可以在“工作区 > 成员 > 不活跃”里停用，席位立即释放，本月剩余天数会折算到下期账单。',
      ),
      seldom(they('已经停用了{several}个人，谢谢。', '明白了，操作好了。'), we('好的，下期账单会按新的席位数结算。')),
    ],
  },
]
