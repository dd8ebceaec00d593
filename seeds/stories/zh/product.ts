import { hold, note, type Story, seldom, some, they, theySend, up, we } from '../story.ts'

/** 时间线、工时、自动化与表单。 */
export const product: readonly Story[] = [
  {
    ...{ id: 'zh_timeline_slow', category: 'technical', cause: 'performance', tags: ['timeline'] },
    subjects: ['时间线打开要{seconds}秒', '“{board}”时间线非常卡', '卡片多了以后很慢'],
    opening: [
      '上周开始“{board}”的时间线打开要{seconds}秒左右，用的是{browser}，其他看板正常，卡片大约{rows}张。',
      '拖动时间线的时候浏览器直接卡死，每天早会都要用，影响很大。',
    ],
    turns: [
      some(note('{rows}张卡片，依赖关系过多，和之前性能问题一致。{teammate}上个月处理过类似的。')),
      we('主要耗时在已完成卡片的依赖线上。请在视图菜单里打开“隐藏已完成”，再看看需要多久。'),
      they('打开后大概四秒，快多了，不过周五汇报需要看已完成的。'),
      we('已为您另存了一个“含已完成”的视图，一键切换即可。工程团队正在优化为只绘制可见部分，上线后我会通知您。'),
    ],
  },
  {
    ...{ id: 'zh_restore', category: 'technical', cause: 'data_loss', tags: ['restore'] },
    subjects: ['紧急：看板“{board}”被误删', '误删看板，请恢复', '数据丢失求助'],
    opening: [
      '新同事误删了“{board}”，连回收站也清空了，里面是{several}个月的资料，{time}要给客户汇报，请一定帮忙恢复！',
      '昨晚有人删除了“{board}”，评论和附件都要恢复，需要多久？',
    ],
    turns: [
      we('理解您的着急。删除后三十天内都可以恢复，评论和附件不会丢，我马上转给数据恢复专家处理。'),
      up('data_recovery_needs', '客户误删“{board}”并清空回收站，需要连同附件恢复，{time}有客户会议。'),
      we('已恢复完成：{many}张卡片、全部评论和附件都在，成员权限与之前一致。建议把“删除看板”权限限制为管理员。'),
      some(they('全都回来了，太感谢了，权限已经改好。'), we('不客气，祝汇报顺利！')),
    ],
  },
  {
    ...{ id: 'zh_timer', category: 'technical', cause: 'how_to', tags: ['timesheets'], often: 3 },
    subjects: ['计时器忘记关了', '工时填错，已审批改不了', '{weekday}多记了{several}小时'],
    opening: [
      '计时器忘记停，{weekday}多记了{several}小时，这周已经审批了，怎么改？',
      '{colleague}周末的计时器一直开着，工时表锁定了，能帮忙改吗？',
    ],
    turns: [
      we('审批后由审批人操作：“工时 > 已审批 > 重新打开本周”，修改后重新提交即可。需要设置晚上自动停止吗？'),
      they('改好了，自动停止怎么设置？', '可以了。请教一下自动停止的设置。'),
      we('在“工作区 > 工时 > 自动停止时间”里设置，比如20:00，系统会提醒当事人第二天补填。'),
    ],
  },
  {
    ...{ id: 'zh_report', category: 'technical', cause: 'defect', tags: ['reports'] },
    subjects: ['“{report}”报表与工时对不上', '{last_month}报表数据错误', '导出和报表不一致'],
    opening: [
      '{last_month}的“{report}”报表比工时表少了{several}小时，我们按报表结算，请核实哪个是对的。',
      '导出明细加总和报表差{few}小时，每个人都一样，是不是系统有问题？',
    ],
    turns: [
      note('跨时区的零点前后记录算到了上个月，已复现，{request_id}。'),
      we(
        '以工时表为准。报表把零点前后的记录按工作区时区统计，月末最后一晚会漏掉。{last_month}的更正数据已发送给您，缺陷已提交研发。',
      ),
      they('更正后的数据一致，什么时候能修复？'),
      hold('修复正在测试，随下个版本发布，届时第一时间告诉您。'),
      we('今天早上已发布修复，已核对贵工作区两个月的数据，报表与工时表完全一致。'),
    ],
  },
  {
    ...{ id: 'zh_automation', category: 'technical', cause: 'configuration', tags: ['automations'] },
    subjects: ['自动化“{automation}”反复执行', '规则被系统暂停'],
    opening: [
      '自动化“{automation}”把卡片移到“{column}”，马上又被移回来，昨天一张卡片移动了{many}次。',
      '“{automation}”用了一年都正常，今天提示“执行次数过多”被暂停了，什么意思？',
    ],
    turns: [
      we(
        '有两条规则互相冲突：{colleague}在{day_before}新建的规则会把没有负责人的卡片移走。在第一条规则里加上“已有负责人”的条件就好了。',
      ),
      seldom(
        they('加上条件之后正常了。', '原来{colleague}也建了一条，解决了。'),
        we('卡片的“历史 > 自动化”里可以看到每次移动是哪条规则触发的，方便以后排查。'),
      ),
    ],
  },
  {
    ...{ id: 'zh_form', category: 'technical', cause: 'defect', tags: ['forms'] },
    subjects: ['表单“{form}”提交不了', '客户填表报错', '表单按钮没反应'],
    opening: [
      '客户反馈表单“{form}”点提交没反应，我用{browser}试是正常的，已经漏掉好几个需求了。',
      '从{day_before}开始，带附件提交“{form}”就提示出错，请尽快处理。',
    ],
    turns: [
      we(
        '已复现：日期选填项为空并且页面是中文时会失败。请先把该日期改为文本，{several}条未完成的提交都保存在表单收件箱里，没有丢失。',
      ),
      they('改好之后能提交了，之前的也看到了，谢谢。', '临时办法可以用，修好了请通知我。'),
      we('修复已上线，可以改回日期类型了，四种语言都验证过。'),
    ],
  },
  {
    ...{ id: 'zh_export', category: 'technical', cause: 'how_to', tags: ['export'] },
    subjects: ['导出每月人员工时', '导出的表格乱码'],
    opening: ['财务需要每人每月一行的工时表，包含加班，应该用哪个导出？', '导出的CSV用Excel打开全是乱码，怎么处理？'],
    turns: [
      we(
        '请选择“工时 > 导出 > 按人按月”，勾选“区分加班”，每人每月一行。',
        '导出时请选“Excel格式”，用Excel打开就不会乱码了；已有的文件也可以用“数据 > 自文本”按UTF-8导入。',
      ),
      seldom(
        theySend('hours.csv', '导出了，但是工号是空的，见附件。', '不乱码了，但是工号是空的，见附件。'),
        we('你们的工号放在自定义字段里，我已经把模板指向它并保存为“财务月报”，下次一键导出即可。'),
      ),
    ],
  },
  {
    ...{ id: 'zh_search', category: 'technical', cause: 'how_to', tags: ['search'] },
    subjects: ['搜索不到以前的卡片', '归档的卡片在哪里看', '中文搜索问题'],
    opening: [
      '想找{last_month}关于{order}的卡片，确定有，但是搜不到。',
      '搜索能不能搜附件内容和归档看板？需要找一份{amount}的旧报价。',
    ],
    turns: [
      we(
        '默认不包含归档内容，在关键词后加“is:archived”，或者勾选“归档”即可。用{order}可以在“{board}”的归档里找到一张。',
      ),
      seldom(they('找到了，就是这张。', '可以了，谢谢。'), we('在搜索框输入问号可以看到全部筛选词。')),
    ],
  },
  {
    ...{
      id: 'zh_how_to',
      category: 'technical',
      cause: 'how_to',
      tags: ['boards'],
      often: 4,
      channels: ['live_chat', 'in_app_messaging', 'phone_support'],
    },
    subjects: ['怎么复制看板？', '怎么隐藏周末', '批量修改能撤销吗', '设置在哪里'],
    opening: [
      '请问怎么复制“{board}”，只要卡片不要评论？',
      '时间线里怎么隐藏周末？以前在视图菜单里的。',
      '刚才不小心把{several}张卡片移到了“{column}”，能撤销吗？',
    ],
    turns: [
      we(
        '可以的，在看板菜单（三个点）里选择“复制”，把“评论”取消勾选即可。',
        '现在在时间线的范围菜单里，选“仅工作日”即可；也可以按Ctrl+K直接搜索“周末”。',
        '页面没关之前按Ctrl+Z就能撤销，之后可以在“历史 > 还原”里操作。',
      ),
      seldom(they('找到了，谢谢！', '好了，很方便。'), we('不客气，有问题随时联系。', '好的，祝您愉快！')),
    ],
  },
  {
    ...{ id: 'zh_wish_gantt', category: 'feature_request', cause: 'missing_feature', tags: ['wishes'] },
    subjects: ['建议：支持中国的调休', '希望时间线可以导出PDF', '功能建议：对接企业微信审批'],
    opening: [
      '建议日历支持中国的调休，现在节假日排期都是错的，希望能自动同步。',
      '希望时间线可以导出成PDF，领导要看纸质版。',
      '能不能增加企业微信审批的对接？我们每天都要手动同步。',
    ],
    turns: [
      we(
        '感谢建议！这项需求已经在规划中，我已把您的使用场景补充进去。目前可以先用“工作区 > 日历”导入我们提供的节假日文件。',
        '感谢建议！PDF导出已经在规划中。目前可以在视图菜单里打开“演示”，再用浏览器横向打印，选择“适应页面”。',
        '感谢建议！对接企业微信审批已经在评估，我已把您的使用场景补充进去。目前可以先用Webhook触发审批，文档里有示例。',
      ),
      seldom(they('好的，期待早日上线。', '可以先用着，谢谢。'), we('上线时会第一时间通知您。')),
    ],
  },
]
