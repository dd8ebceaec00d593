import { aCase } from './case.ts'

/** Needs of the same kind, in other words. */
export const zhOtherWords = [
  aCase('technical medium medium neutral medium 2', '名字里带特殊符号的联系人一保存就提示格式异常，不带的就可以'),
  aCase(
    'billing medium medium neutral medium 1',
    '我们六月开始只有9个人了，可是一直按12个人收的费，麻烦调整并把差额退给我们',
  ),
  aCase('account low medium neutral low 1', '想让助理帮我看后台，但不想把自己密码给她，怎么弄比较好'),
  aCase('technical critical high neutral high 2', '从上午九点四十开始所有访客打开都是503，今天我们在搞大促'),
  aCase('feature_request low low neutral low 1', '财务每个季度都要汇总表，要是能一键生成就好了'),
  aCase('billing low medium confused low 1', '页面上的价格含税吗？结算页写的又不一样，没看懂'),
  aCase(
    'account medium medium frustrated low 1',
    '三天了都进不去自己的账号，机器人客服来回绕圈子，有没有真人？真的离谱',
  ),
  aCase('technical medium medium neutral medium 2', '有赞的订单今天中午开始就不进系统了，昨天还好好的'),
  aCase('technical low medium neutral low 1', '自动转发在哪里打开？'),
  aCase('billing medium medium frustrated medium 1', '没经过我同意就划走六十块，我根本没订过你们的东西，小偷'),
  aCase('account low medium neutral low 1', '两个团队要合并，工作区的拥有者想从小李改成小陈'),
  aCase('technical medium medium neutral medium 2', '导出显示成功，打开却是空表'),
  aCase('feature_request low low neutral low 1', '标签颜色能让用户自己选就更好了'),
  aCase('technical high medium neutral medium 2', '上次发版之后，我们客服（14个坐席）看到工单都要晚十分钟左右'),
  aCase('billing low medium neutral low 1', '麻烦出一份商业版50个账号的报价单，季度末前有效'),
  aCase('account critical high neutral high 3', '刚收到巴西登录的提醒，不是我本人操作，请先冻结'),
  aCase('technical medium medium confused medium 2', '不知道按到了什么，左边的菜单栏不见了，跑哪去了？'),
  aCase('account low low satisfied low 1', '注册和邀请同事都特别简单，体验很棒，谢谢'),
  aCase(
    'technical high high frustrated medium 2',
    '仓库早上七点开始就打不了面单，货车都在门口等，我们付了那么多钱，这种服务完全不能接受',
  ),
  aCase('billing medium medium neutral low 1', '附加包两周前就退了，钱还没到'),
  aCase('technical critical high neutral high 3', '我们安全团队发现附件链接不登录也能打开，请保密处理'),
  aCase('account low medium neutral low 1', '请问服务器放在哪个机房，有没有ISO 27001认证'),
  aCase('technical medium medium neutral medium 2', '这周开始PDF里的文字和logo叠在一起了'),
  aCase('billing low low neutral low 1', '下个月起帮我们换回便宜的那个套餐'),
  aCase('account medium medium neutral medium 1', '激活链接说过期了，没法激活'),
  aCase('technical medium medium neutral high 2', 'OAuth 刷新令牌一小时后就报 invalid_grant，夜里的任务全断了'),
  aCase('feature_request low low neutral low 1', '有考虑做Linux客户端吗'),
  aCase('technical low medium neutral low 1', '支持上传哪些格式的文件'),
  aCase(
    'technical high high neutral high 3',
    '实习生把回收站清空了，去年的合同都在里面，能从备份里找回来吗？明天审计就要看',
  ),
  aCase('billing medium high frustrated medium 1', '发票周五前再不改好，财务就要停付所有款项了，已经说过四遍了'),
  aCase('account low medium confused low 1', '查看者、评论者、编辑者三个分不清，客户应该给哪个？'),
  aCase('technical medium medium neutral medium 2', '3.8版本以后手机发烫耗电特别快，用一会儿就自己退了'),
]
