export interface Emoji {
  sign: string
  /** What it is called, the usual name first. */
  names: string[]
  zh: string[]
}

/** What people at a desk write to each other and to customers; not every picture there is. */
const LINES = `
🙂 smile happy | 微笑
😀 grin | 笑
😄 laugh joy | 大笑 开心
😅 sweat relief | 苦笑 汗
😂 tears_of_joy lol | 笑哭
😉 wink | 眨眼
😊 blush pleased | 害羞 高兴
😍 love_eyes adore | 喜爱
🤔 thinking hmm | 思考 想想
😐 neutral | 平静
😕 confused unsure | 困惑
🙁 frown sad | 难过
😢 cry | 哭
😬 grimace awkward | 尴尬
😮 surprised wow | 惊讶
😱 shocked scream | 震惊
😴 sleepy | 困
😎 cool sunglasses | 酷
🤗 hug | 拥抱
🙃 upside_down | 倒脸
🤝 handshake deal | 握手 合作
👍 thumbs_up yes +1 | 赞 好的
👎 thumbs_down no -1 | 踩 不行
👌 ok_hand perfect | 没问题 可以
👏 clap applause | 鼓掌
🙏 thanks please pray | 谢谢 拜托
👋 wave hello bye | 你好 再见
💪 strong muscle | 加油
✌️ victory peace | 胜利
🤞 fingers_crossed luck | 祝好运
👀 eyes looking | 看看 关注
🙌 hooray raised_hands | 太好了
🫶 heart_hands | 比心
❤️ heart love | 爱心
💙 blue_heart | 蓝心
💔 broken_heart | 心碎
🎉 party tada celebrate | 庆祝
🎂 cake birthday | 生日
🎁 gift present | 礼物
🌟 star glowing | 星
✨ sparkles new | 闪亮
🔥 fire hot | 火
🚀 rocket launch ship | 火箭 上线
✅ check done | 完成 已完成
☑️ checkbox | 勾选
❌ cross wrong | 错误
⚠️ warning careful | 警告 注意
❗ exclamation important | 重要
❓ question | 问题
ℹ️ info | 信息
🆘 sos help | 求助
🚨 alert incident siren | 警报 故障
🐛 bug | 缺陷
🔧 wrench fix | 修理
🛠️ tools repair | 工具 维修
⚙️ gear settings | 设置
🔒 lock secure | 安全 锁
🔑 key password | 密钥 密码
🔗 link | 链接
📎 paperclip attachment | 附件
📄 page document | 文档
📝 memo note | 备注 记录
📌 pin | 置顶
📅 calendar date | 日历
⏰ alarm deadline | 闹钟 截止
⏳ waiting hourglass | 等待
🕐 clock time | 时间
📧 email mail | 邮件
💬 chat message | 消息
📞 phone call | 电话
📱 mobile smartphone | 手机
💻 laptop computer | 电脑
🖨️ printer | 打印机
🌐 web globe | 网络
📦 package parcel order | 包裹 订单
🚚 delivery truck shipping | 发货 配送
🏠 home house | 家
🏢 office building | 公司
💳 card payment | 付款 银行卡
💰 money refund | 钱 退款
🧾 receipt invoice | 发票 收据
📈 chart_up growth | 增长
📉 chart_down drop | 下降
💡 idea bulb | 主意
🔍 search magnifier | 查找
🔄 refresh again sync | 刷新 重试
⬆️ up upgrade | 上 升级
⬇️ down download | 下 下载
➡️ right next | 下一步
⬅️ left back | 返回
➕ plus add | 添加
➖ minus | 减少
☕ coffee break | 咖啡
🍀 clover luck | 幸运
🌞 sun morning | 太阳 早上好
🌙 moon night | 晚安
🌈 rainbow | 彩虹
🏆 trophy win | 奖杯
💯 hundred exactly | 满分
🤖 robot bot | 机器人
`

export const EMOJI: readonly Emoji[] = LINES.trim()
  .split('\n')
  .map((line) => {
    const [english, chinese] = line.split(' | ')
    const [sign, ...names] = english!.split(' ')
    return { sign: sign!, names, zh: chinese!.split(' ') }
  })
