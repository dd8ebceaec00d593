import { aCase } from './case.ts'

export const zhTechnicalWishes = [
  aCase('technical medium medium neutral medium 2', '苹果手机打开日历就闪退，系统17.4，卸载重装也没用。'),
  aCase(
    'technical critical high frustrated high 2',
    '系统又崩了！！所有门店都没法收银，每分钟都在损失，你们到底有没有人管？！',
    '全部瘫痪',
  ),
  aCase('technical medium medium neutral high 2', '从昨天开始webhook同一个事件会推送两次，签名都是对的，能帮忙看下吗'),
  aCase(
    'technical medium medium neutral high 2',
    '调用创建订单接口返回 422，提示缺少 currency，但是参数里明明传了，旧版本接口是正常的',
  ),
  aCase('technical low medium neutral low 1', '请问怎么把报表导出成PDF？我只看到了CSV'),
  aCase('technical medium medium neutral medium 2', '后台越来越慢，打开一个页面要四十多秒，有时候直接超时'),
  aCase('technical high high neutral high 3', '手滑把一个项目删了，里面有三百多份文档，还能恢复吗？今天就要用'),
  aCase(
    'technical critical high neutral high 3 enterprise',
    '我在发票页面看到了其他公司的发票，这个应该是严重的数据泄露吧，请马上处理',
  ),
  aCase(
    'technical high medium frustrated high 2',
    '和企业微信的同步又断了，整个销售团队看到的都是旧数据，这个季度已经第三次了，真的很失望',
  ),
  aCase('technical low low neutral low 1', '设置页面有个错别字，"通知"写成了"通之"，不急'),
  aCase('technical medium medium confused medium 2', '最近收不到邮件提醒了，设置里明明是开着的，搞不懂哪里出了问题'),
  aCase('technical medium medium neutral medium 2', '导入客户表格到1200行就报错，提示有非法字符，可是我检查了没看出来'),
  aCase(
    'technical high medium neutral high 3 enterprise',
    '我们正在对接单点登录，SAML 一直提示 audience 无效，试点组的所有人都登不进去',
  ),
  aCase(
    'technical medium medium frustrated medium 2',
    '周报里的数据根本对不上，合计310，我自己加出来是287，这让人怎么相信',
  ),
  aCase('technical low low satisfied low 1', '更新之后好了，一切正常，谢谢你们这么快解决！'),
  aCase('technical medium medium neutral medium 2', '火狐浏览器里图片显示不出来，只有一个灰框，谷歌没问题'),
  aCase(
    'technical critical high frustrated high 3',
    '数据全没了！！早上一打开工作区是空的，没有人删过，到底怎么回事？？',
  ),
  aCase('technical medium medium neutral medium 2', '每次点保存都弹出"系统异常，请稍后再试"，清了缓存换了浏览器都一样'),
  aCase('technical low medium neutral medium 2', '你们的 API 频率限制是多少？有没有 Go 的 SDK？'),
  aCase('technical high medium neutral medium 2', '我们部门好几个同事上传文件都卡在99%，一直不动'),
  aCase('technical low medium neutral high 2', '打算把旧系统里的四万条工单迁移过来，有什么推荐的方案吗'),
  aCase('technical medium medium confused medium 2', '很奇怪，同样的筛选条件，电脑上12条，手机上15条，这正常吗？'),
  aCase(
    'technical critical high neutral high 3',
    '我们的密钥昨晚被误传到公开仓库，可能已经泄露，请尽快作废并确认有没有被调用过',
  ),
  aCase('technical medium medium neutral medium 2', '打印按钮点了没反应，麻烦看看'),
  aCase(
    'technical medium high frustrated medium 2',
    '视频会议隔几分钟就卡住，我们天天要面试，太影响形象了，明天之前请务必解决',
  ),
  aCase(
    'technical medium medium neutral high 2',
    '复现步骤：1、打开看板 2、把卡片拖到另一列 3、点撤销。结果卡片变成了两张。必现。',
    '撤销后卡片重复',
  ),
  aCase('feature_request low low neutral low 1', '希望日历可以设置成从周一开始，不着急。'),
  aCase('feature_request low low satisfied low 1', '新编辑器很好用，非常喜欢！有个小建议，能不能加个插入表格的快捷键'),
  aCase('feature_request low low neutral low 1', '请问有计划支持繁体中文界面吗？我们台湾的客户经常问'),
  aCase('feature_request low low frustrated low 1', '都什么年代了还没有深色模式，提了好几年都不做，真是无语'),
  aCase('feature_request low low neutral low 1', '建议搜索的时候可以把归档的项目隐藏掉'),
  aCase(
    'feature_request low low neutral high 3 enterprise',
    '我们需要对接自研的仓储系统，贵司能不能做定制开发？费用怎么算？',
  ),
  aCase('feature_request low low neutral low 1', '能不能做一个会话免打扰的功能'),
  aCase('feature_request low low neutral low 1', '希望後續可以支援定時發送訊息'),
  aCase('technical medium medium neutral medium 2', '耳机麦克风在通话里没声音，别的软件都正常'),
]
