import { note, type Story, they, up, we } from '../story.ts'

const during = (only_in: string, story: Omit<Story, 'only_in' | 'turns' | 'id'>, turns: Story['turns']): Story => ({
  ...{ ...story, id: `zh_incident_${only_in}`, only_in, turns },
})

/** 大面积故障时客户的来信。 */
export const incidents: readonly Story[] = [
  during(
    'sync_outage',
    {
      ...{ category: 'technical', cause: 'outage', tags: ['sync'] },
      subjects: ['修改无法保存！', '系统是不是挂了？', '看板一直显示未连接'],
      opening: [
        '从{time}开始所有修改都保存不了，卡片几秒后自动跳回，整个团队都停工了。',
        '是不是服务器出问题了？所有看板都显示“未连接”，{seats}个人没法工作。',
      ],
    },
    [
      we(
        '确认是我们的同步服务从{time}起异常，已保存的数据不会丢失，工程师正在抢修。请保持页面打开，恢复后会自动提交未保存的修改。',
      ),
      we('服务已恢复，等待中的修改都已写入。非常抱歉影响您的工作，两天内我们会公布原因和改进措施。'),
    ],
  ),
  during(
    'slow_boards',
    {
      ...{ category: 'technical', cause: 'performance', tags: ['boards'] },
      subjects: ['今天特别卡', '“{board}”打不开', '加载要{seconds}秒', '今天开始非常慢'],
      opening: [
        '从{time}开始所有看板都很慢，“{board}”要{seconds}秒才打开，是我们的网络问题吗？',
        '今天系统非常卡，例会都开不下去了，请尽快处理。',
      ],
    },
    [
      note('与今天其他反馈一致，一台数据库节点负载过高，状态页已更新。'),
      we(
        '感谢反馈，是我们这边的问题：{time}起一台数据库服务器负载过高，部分客户加载变慢，正在迁移负载，恢复后马上通知您。',
      ),
      we('已经恢复正常速度。如果“{board}”仍然超过两秒，请直接回复我。'),
    ],
  ),
  during(
    'double_billing',
    {
      ...{ category: 'billing', cause: 'billing_error', tags: ['invoices', 'refund'] },
      subjects: ['{month}重复扣费！', '同一个月两张账单', '多扣了{amount}'],
      opening: ['{month}扣了两次{amount}，请立即退款并说明原因！', '收到两张金额一样的账单，都已经扣款了，怎么回事？'],
    },
    [
      note('属于1日重复出账的一批，今晚统一退款，请勿单独操作。'),
      we(
        '您反馈的情况属实：本月出账任务重复执行，第二笔扣款今晚统一原路退回，无需您操作，三到五个工作日到账，非常抱歉。',
      ),
      they('好的，到时候我再核对。'),
      we('退款{amount}已发出，红字凭证可在账单页查看。'),
    ],
  ),
  during(
    'sign_in_outage',
    {
      ...{ category: 'account', cause: 'outage', tags: ['sign-in'] },
      subjects: ['所有人都登录不了', '登录报错{error}', '扫码登录失败'],
      opening: [
        '从{time}开始我们全员无法登录，提示{error}，密码和单点登录都不行，非常紧急！',
        '登录不上已经{several}分钟了，还在线的人能用，其他人都进不来。',
      ],
    },
    [
      we('我们也监测到登录异常，正在回滚变更。已登录的同事请不要退出，恢复后第一时间通知您。'),
      we('登录已恢复，原因是会话服务器的一项变更，现已撤回。再次致歉，后续会提供报告。'),
    ],
  ),
  during(
    'mobile_crash',
    {
      ...{ category: 'technical', cause: 'defect', tags: ['mobile'] },
      subjects: ['App一打开就闪退（{device}）', '更新后闪退', '4.19.0闪退'],
      opening: [
        '今天更新之后App一打开就闪退，{device}，重装也没用。',
        '新版本打开“{board}”就崩溃，现场同事都看不到任务了！',
      ],
    },
    [
      up('technical_complexity', '4.19.0启动闪退，归入同类，崩溃编号{request_id}。'),
      we('感谢反馈。4.19.0在标签超过五十个的看板上会崩溃，修复版本已提交商店审核，期间可以用手机浏览器打开工作区。'),
      they('浏览器可以先用，请尽快更新。'),
      we('4.19.1已上架，不再闪退，感谢您的耐心。'),
    ],
  ),
  during(
    'webhook_delay',
    {
      ...{ category: 'technical', cause: 'outage', tags: ['webhooks', 'api'] },
      subjects: ['回调延迟好几个小时', '事件推送异常', 'Webhook今天很慢'],
      opening: [
        '今天的回调延迟了{few}个小时，我们的商城依赖它，请问是故障吗？',
        '从{time}开始{endpoint}的事件又慢又乱序。',
      ],
    },
    [
      we('是的，回调队列从{time}起积压，事件不会丢失，会按看板顺序补发，目前已扩容，延迟正在缩短。'),
      we('队列已清空，事件恢复秒级到达，回调日志里可按“延迟”筛选查看明细。'),
    ],
  ),
]
