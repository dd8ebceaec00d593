import type { Language } from '../stories/story.ts'

const list = (text: string): string[] => text.split('|').map((word) => word.trim())

/** What may stand for a word in braces, by language. */
export const LISTS: Record<Language, Record<string, readonly string[]>> = {
  en: {
    board: list(
      'Spring Launch|Q3 Roadmap|Client Onboarding|Warehouse Move|Hiring Plan|Website Relaunch|Field Crews|Sprint 41|Studio Calendar|Retail Rollout|Grant Applications|Trade Fair Lisbon|Quarter Close|Fit-out Phase 2|Supplier Audit|Content Pipeline|Patient Intake|Route Planning|Product Photos|Annual Report|Release Train|Maintenance 2026|Festival Crew|Course Catalogue|Lease Renewals|Brand Refresh|Lab Bookings|Crew Rota North|Sales Handover|Compliance Backlog',
    ),
    automation: list(
      'Assign on approval|Move overdue cards|Notify account owner|Weekly digest|Create card from form|Escalate late orders|Archive done cards|Tag by client|Copy checklist|Close stale requests',
    ),
    form: list(
      'New client intake|Site visit report|Holiday request|Equipment request|Bug report|Event briefing|Creative brief|Change request|Vendor registration|Incident report',
    ),
    colleague: list(
      'Daniel|Sofia|Martin|Chloe|Ravi|Ines|Patrick|Yara|Gregor|Leila|Simone|Ibrahim|Nadia|Oscar|Freya|Paolo|Mei|Aisha|Konrad|Teresa',
    ),
    plan: list('Team|Business|Enterprise'),
    better_plan: list('Business|Enterprise'),
    browser: list('Chrome 141|Firefox 143|Safari 18|Edge 140|Chrome on a Mac|Firefox on Windows 11'),
    device: list('iPhone 15|iPhone 13 mini|Pixel 8|Galaxy S23|iPad Air|Galaxy Tab|a OnePlus 12|Fairphone 5'),
    app_version: list('4.16.0|4.17.3|4.18.1|4.18.2|4.19.0'),
    endpoint: list('/v2/cards|/v2/time-entries|/v2/boards|/v2/members|/v2/attachments|/v2/invoices'),
    error: list('KS-4029|KS-5003|KS-1107|KS-2210|KS-3318|KS-6041'),
    weekday: list('Monday|Tuesday|Wednesday|Thursday|Friday'),
    calendar: list('Outlook|Google Calendar|Apple Calendar'),
    tool: list('Jira|Trello|Asana|Basecamp|Monday|a spreadsheet'),
    idp: list('Entra ID|Okta|Google Workspace|OneLogin|Keycloak'),
    country: list('Germany|the Netherlands|Portugal|Canada|Kenya|Denmark|Ireland|Singapore'),
    field: list('Budget|Client code|Priority|Cost centre|Region|Owner|Stage|Contract no.'),
    column: list('Waiting for client|In review|Ready|Blocked|Doing|To invoice|Approved'),
    report: list('Utilisation|Time per client|Burn-down|Overdue work|Capacity|Profitability'),
  },
  zh: {
    board: list(
      '新品上市|三季度规划|客户交付|仓库搬迁|招聘计划|官网改版|门店巡检|迭代二十六|拍摄排期|渠道拓展|展会筹备|年度审计|供应商评估|内容排期|设备检修|课程研发|合同续签|品牌升级|双十一备战|工程二期',
    ),
    automation: list('审批后自动指派|逾期卡片提醒|表单自动建卡|每周汇总|完成后归档|按客户打标签|超时升级'),
    form: list('客户需求登记|现场巡检表|请假申请|设备申领|变更申请|活动报名|供应商登记'),
    colleague: list('小刘|王姐|李工|张经理|小陈|赵总|周老师|小何|孙工|林经理'),
    plan: list('团队版|商业版|企业版'),
    better_plan: list('商业版|企业版'),
    browser: list('Chrome 141|Edge 140|Safari 18|火狐 143|360 极速浏览器'),
    device: list('华为 Mate 60|小米 14|iPhone 15|OPPO Find X7|荣耀平板|iPad Air'),
    app_version: list('4.16.0|4.17.3|4.18.1|4.18.2|4.19.0'),
    endpoint: list('/v2/cards|/v2/time-entries|/v2/boards|/v2/members|/v2/attachments'),
    error: list('KS-4029|KS-5003|KS-1107|KS-2210|KS-3318|KS-6041'),
    weekday: list('周一|周二|周三|周四|周五'),
    calendar: list('Outlook 日历|企业微信日程|飞书日历|苹果日历'),
    tool: list('Excel|Jira|Trello|飞书项目|TAPD'),
    idp: list('企业微信|钉钉|Entra ID|Okta|LDAP'),
    field: list('预算|客户编号|优先级|成本中心|区域|负责人|合同号'),
    column: list('待客户确认|评审中|进行中|已阻塞|待开票|已通过'),
    report: list('人效统计|客户工时|燃尽图|逾期任务|产能|项目利润'),
  },
}
