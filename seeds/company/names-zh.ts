/** A name in characters, and as an address writes it. */
type Written = readonly [characters: string, latin: string]

const pairs = (text: string): Written[] =>
  text.split(' ').map((pair) => pair.split('/') as [characters: string, latin: string])

export const SURNAMES = pairs(
  '王/wang 李/li 张/zhang 刘/liu 陈/chen 杨/yang 黄/huang 赵/zhao 吴/wu 周/zhou 徐/xu 孙/sun 马/ma 朱/zhu 胡/hu 郭/guo 何/he 高/gao 林/lin 罗/luo 郑/zheng 梁/liang 谢/xie 宋/song 唐/tang 许/xu 韩/han 冯/feng 邓/deng 曹/cao 彭/peng 曾/zeng 萧/xiao 田/tian 董/dong 潘/pan 袁/yuan 蔡/cai 蒋/jiang 余/yu 杜/du 叶/ye 程/cheng 苏/su 魏/wei 吕/lv 丁/ding 沈/shen 欧阳/ouyang 上官/shangguan',
)

export const GIVEN_NAMES = pairs(
  '伟/wei 芳/fang 娜/na 敏/min 静/jing 磊/lei 洋/yang 勇/yong 艳/yan 杰/jie 婷/ting 涛/tao 明/ming 超/chao 霞/xia 平/ping 刚/gang 鹏/peng 华/hua 玲/ling 志强/zhiqiang 建国/jianguo 秀英/xiuying 丽华/lihua 晓东/xiaodong 晓燕/xiaoyan 文博/wenbo 俊杰/junjie 欣怡/xinyi 梓涵/zihan 浩宇/haoyu 子墨/zimo 雨桐/yutong 佳琪/jiaqi 嘉豪/jiahao 一鸣/yiming 思远/siyuan 若曦/ruoxi 诗涵/shihan 宇航/yuhang 雪梅/xuemei 海燕/haiyan 国栋/guodong 振华/zhenhua 佩珊/peishan 凯文/kaiwen 天佑/tianyou 慧敏/huimin 立新/lixin 春生/chunsheng',
)

/** Companies: what they are called and what they do. */
export const BRANDS = pairs(
  '晨光/chenguang 云栖/yunqi 远航/yuanhang 青禾/qinghe 蓝湾/lanwan 启明/qiming 星澜/xinglan 万象/wanxiang 拾光/shiguang 北辰/beichen 海纳/haina 溪山/xishan 知行/zhixing 致远/zhiyuan 方舟/fangzhou 木棉/mumian 长风/changfeng 光年/guangnian 同创/tongchuang 睿达/ruida 柏林/bolin 鼎新/dingxin 若水/ruoshui 朗润/langrun 博雅/boya 卓越/zhuoyue 嘉禾/jiahe 逸云/yiyun 天枢/tianshu 澄海/chenghai',
)
export const TRADES = pairs(
  '科技/tech 物流/logistics 设计/design 建筑/build 教育/edu 医疗/medical 传媒/media 电商/shop 制造/mfg 咨询/consulting 文旅/travel 能源/energy 软件/software 食品/foods 餐饮/dining 零售/retail 环保/green 生物/bio',
)
export const CITIES = '上海 北京 深圳 杭州 广州 成都 苏州 南京 武汉 厦门 西安 青岛 长沙 宁波'.split(' ')
