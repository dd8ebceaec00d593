import { hold, note, type Story, seldom, some, they, theySend, up, we } from '../story.ts'

/** 接口、移动端、邮件与故障。 */
export const connections: readonly Story[] = [
  {
    ...{
      id: 'zh_api_limit',
      category: 'technical',
      cause: 'integration',
      tags: ['api'],
      channels: ['email', 'in_app_messaging'],
    },
    subjects: ['接口{endpoint}返回429', '接口限流太严格', '同步任务失败（{request_id}）'],
    opening: [
      '每晚同步{rows}条数据，调用{endpoint}几分钟后就返回429，按文档没有超过限制，示例：{request_id}。',
      '从{day_before}开始脚本一直报请求过多，我们没有改动，能提高限额吗？',
    ],
    turns: [
      we(
        '限流按令牌和分钟计算，你们同时发起了{several}个请求。建议每页取200条，并按Retry-After等待，这样{several}分钟就能跑完。',
      ),
      seldom(
        they('改成200条之后没有报错了。能只取变化的数据吗？'),
        we('可以，加上updated_after={day_before}参数即可，同时建议避开整点启动。'),
      ),
    ],
  },
  {
    ...{ id: 'zh_webhook', category: 'technical', cause: 'integration', tags: ['webhooks'] },
    subjects: ['回调签名校验不通过', '中文标题导致签名失败', 'Webhook签名怎么算'],
    opening: [
      '卡片标题带中文时签名校验就失败，英文正常，请问签名用的什么编码？',
      '按文档校验X-Kestrel-Signature，线上大约十分之一失败。',
    ],
    turns: [
      we('签名针对UTF-8的原始请求体，请不要先解析再序列化。可以把校验代码发来，我帮您看一下。'),
      theySend('verify.txt', '这是我们的代码，确实用的是解析后的内容。'),
      we('第14行重新序列化了请求体，换成原始内容即可。我已经往你们的地址发了{few}条中文测试事件。'),
      they('全部校验通过，非常专业！'),
      we('不客气，文档里也已补充了这条提醒。'),
    ],
  },
  {
    ...{ id: 'zh_calendar', category: 'technical', cause: 'integration', tags: ['calendar', 'sync'] },
    subjects: ['{calendar}里日程重复', '日历同步出现两份', '同步到{calendar}异常'],
    opening: [
      '从昨天开始“{board}”的截止日期在{calendar}里都出现两次，删一个两个都没了。',
      '同步之后每个日程都重复，{colleague}也是这样。',
    ],
    turns: [
      we('您的日历连接了两次：个人连接一次，工作区在{day_before}又连接了一次。断开个人连接，几分钟后重复项会消失。'),
      seldom(they('断开之后正常了。', '好了，谢谢。'), we('历史重复项也已清理完毕。')),
    ],
  },
  {
    ...{
      id: 'zh_push',
      category: 'technical',
      cause: 'customer_environment',
      tags: ['mobile', 'notifications'],
      often: 3,
    },
    subjects: ['{device}收不到推送', '手机没有通知', '更新后不推送了'],
    opening: [
      '{device}收不到任何推送，网页端正常，已经重装过了。',
      '升级到{app_version}以后手机没有提醒，同事同款手机是好的。',
    ],
    turns: [
      we(
        '多数是系统省电策略导致的，请在“设置 > 应用 > 红隼 > 电池”里改为不限制，并允许自启动。十分钟后我发一条测试推送。',
      ),
      seldom(
        they('收到测试了，原来是省电模式。', '可以了，谢谢。'),
        we('系统升级后该设置有时会恢复默认，记得检查一下。'),
      ),
    ],
  },
  {
    ...{ id: 'zh_offline', category: 'technical', cause: 'defect', tags: ['mobile', 'sync'] },
    subjects: ['离线修改丢失', '手机端提示{few}条待同步', '巡检记录没有上传'],
    opening: [
      '在工地没有信号，用{device}填了{several}张巡检卡片，联网后全没了，非常着急。',
      'App（{app_version}）一直显示“{few}条待同步”，不敢卸载。',
    ],
    turns: [
      we('请先不要卸载，数据还在手机里。打开“我的 > 关于”，连点版本号七次，选择“发送待同步数据给客服”，我来帮您写回。'),
      they('已经发送了。'),
      note('收到数据包，{several}条修改，其中一张卡片被移到其他看板导致队列阻塞，跳过后重放。'),
      we('{several}条修改已全部写回。有一张卡片被移动过，堵住了后面的内容，下个版本会处理这种情况。'),
      some(they('都在了，太感谢了！'), we('不客气，辛苦了！')),
    ],
  },
  {
    ...{ id: 'zh_import', category: 'technical', cause: 'how_to', tags: ['import'] },
    subjects: ['从{tool}导入卡住了', '导入后附件缺失', '{tool}数据迁移咨询'],
    opening: [
      '从{tool}导入{rows}条数据，一上午都停在{several}%，还在跑吗？',
      '从{tool}导入完成了，但是附件和评论都没有，是不是导出方式不对？',
    ],
    turns: [
      we('还在进行，{tool}限制了附件下载速度，每分钟大约{many}个。关闭页面不影响，完成后会发邮件通知。'),
      they('已经完成了，不过有{few}个看板没有成员。'),
      we('导出文件里没有这些人的邮箱，我整理了名单，补上邮箱后在“导入 > 匹配成员”里上传即可。'),
      they('都匹配好了，谢谢。'),
      we('迁移完成，欢迎使用红隼协作！'),
    ],
  },
  {
    ...{ id: 'zh_mail', category: 'technical', cause: 'customer_environment', tags: ['mail'] },
    subjects: ['通知邮件进了垃圾箱', '邮件被公司网关拦截', '请提供发信服务器信息'],
    opening: [
      '你们的通知邮件都被公司网关隔离了，信息部需要知道发信域名和签名方式。',
      '最近{few}周所有通知都在垃圾箱，重置密码的也是。',
    ],
    turns: [
      we(
        '我们使用mail.kestrelworks.example发信，DKIM签名域为kestrelworks.example，SPF和DMARC均已配置，请按签名域放行。',
      ),
      seldom(they('已经加白，正常收到了。'), we('好的，如有个别邮件被拦，提供邮件头X-Kestrel-Id我就能查到。')),
    ],
  },
  {
    ...{
      id: 'zh_private',
      category: 'account',
      cause: 'how_to',
      tags: ['security', 'sales'],
      channels: ['email', 'phone_support'],
    },
    subjects: ['数据存放在哪里？', '等保与安全材料', '信息安全问卷'],
    opening: [
      '我们准备给{seats}人使用，信息安全部门需要了解数据存放地点、加密方式和备份策略，问卷见附件。',
      '采购前需要贵司的等保证明和数据处理协议，请提供。',
    ],
    turns: [
      up('legal_consultation', '企业客户安全问卷，请按最新材料答复。'),
      we(
        '材料已整理好：数据存放在您选择的区域，传输与存储均加密，备份保留三十五天，客服访问全程留痕。协议我方已盖章。',
      ),
      seldom(
        they('材料很完整，法务已通过。', '谢谢，还有一个问题：备份会定期演练吗？'),
        we('每月随机抽取一个工作区做恢复演练，最近一次的报告也放在同一目录里。'),
      ),
    ],
  },
  {
    ...{
      id: 'zh_erp',
      category: 'technical',
      cause: 'integration',
      tags: ['api', 'enterprise'],
      channels: ['email', 'phone_support'],
    },
    subjects: ['对接我们的ERP系统', '定制开发咨询', '工时同步到ERP'],
    opening: [
      '希望把审批后的工时每晚同步到ERP生成订单行，你们可以定制开发吗？',
      '集团准备推广给{seats}人使用，需要从ERP自动创建看板，请安排技术沟通。',
    ],
    turns: [
      we('可以的。请提供ERP名称和版本、每晚数据量以及同步方向，我们先做初步评估。'),
      theySend('requirements.pdf', '需求文档见附件，每晚大约{rows}条，单向同步。'),
      up('engineering_required', '定制对接需求，文档齐全，建议安排专家会议。'),
      hold('文档很清晰，已提交工程团队评估，预计{day_after}给您答复。'),
      we('评估结果：开发{several}天，其中{few}天用您的数据联调。如方便，{weekday}{time}我们线上过一遍。'),
    ],
  },
]
