import type { Random } from './random.js';

/** Made-up words of cards; numbers bear region codes that are not given out (9x, 0x), names are thrown together by chance. */
const kHanzi =
  '的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严首底液官德随病苏失尔死讲配女黄推显谈罪神艺呢席含企望密批营项防举球英氧势告李台落木帮轮破亚师围注远字材排供河态封另施减树溶怎止案言士均武固叶鱼波视仅费紧爱左章早朝害续轻服试食充兵源判护司足某练差致板田降黑犯负击范继兴似余坚曲输修故城夫够送笔船占右财吃富春职觉汉画功巴跟虽杂飞检吸助升阳互初创抗考投坏策古径换未跑留钢曾端责站简述钱副尽帝射草冲承独令限阿宣环双请超微让控州良轴找否纪益依优顶础载倒房突坐粉敌略客袁冷胜绝析块剂测丝协诉念陈仍罗盐友洋错苦夜刑移频逐靠混母短皮终聚汽村云哪既距卫停烈央察烧迅境若印洲刻括激孔搞甚室待核校散侵吧甲游久菜味旧模湖货损预阻毫普稳乙妈植息扩银语挥酒守拿序纸医缺雨吗针刘啊急唱误训愿审附获茶鲜粮斤孩脱硫肥善龙演父渐血欢械掌歌沙刚攻谓盾讨晚粒乱燃矛乎杀药宁鲁贵钟煤读班伯香介迫句丰培握兰担弦蛋沉假穿执答乐谁顺烟缩征脸喜松脚困异免背星福买染井概慢怕磁倍祖皇促静补评翻肉践尼衣宽扬棉希伤操垂秋宜氢套督振架亮末宪庆编牛触映雷销诗座居抓裂胞呼娘景威绿晶厚盟衡鸡孙延危胶屋乡临陆顾掉呀灯岁措束耐剧玉赵跳哥季课凯胡额款绍卷齐伟蒸殖永宗苗川炉岩弱零杨奏沿露杆探滑镇饭浓航怀赶库夺伊灵税途灭赛归召鼓播盘裁险康唯录菌纯借糖盖横符私努堂域枪润幅哈竟熟虫泽脑壤碳欧遍侧寨敢彻虑斜薄庭纳弹饲伸折麦湿暗荷瓦塞床筑恶户访塔奇透梁刀旋迹卡氯遇份毒泥退洗摆灰彩卖耗夏择忙铜献硬予繁圈雪函亦抽篇阵阴丁尺追堆雄迎泛爸楼避谋吨野猪旗累偏典馆索秦脂潮爷豆忽托惊塑遗愈朱替纤粗倾尚痛楚谢奋购磨君池旁碎骨监捕弟暴割贯殊释词亡壁顿宝午尘闻揭炮残冬桥妇警综招吴付浮遭徐您摇谷赞箱隔订男吹园纷唐败宋玻巨耕坦荣闭湾键凡驻锅救恩剥凝碱齿截炼麻纺禁废盛版缓净睛昌婚涉筒嘴插岸朗庄街藏姑贸腐奴啦惯乘伙恢匀纱扎辩耳彪臣亿璃抵脉秀萨俄网舞店喷纵寸汗挂洪贺闪柬爆烯津稻墙软勇像滚厘蒙芳肯坡柱荡腿仪旅尾轧冰贡登黎削钻勒逃障氨郭峰币港伏轨亩毕擦莫刺浪秘援株健售股岛甘泡睡童铸汤阀休汇舍牧绕炸哲磷绩朋淡尖启陷柴呈徒颜泪稍忘泵蓝拖洞授镜辛壮锋贫虚弯摩泰幼廷尊窗纲弄隶疑氏宫姐震瑞怪尤琴循描膜违夹腰缘珠穷森枝竹沟催绳忆邦剩幸浆栏拥牙贮礼滤钠纹罢拍咱喊袖埃勤罚焦潜伍墨欲缝姓刊饱仿奖铝鬼丽跨默挖链扫喝袋炭污幕诸弧励梅奶洁灾舟鉴苯讼抱毁懂寒智埔寄届跃渡挑丹艰贝碰拔爹戴码梦芽熔赤渔哭敬颗奔铅仲虎稀妹乏珍申桌遵允隆螺仓魏锐晓氮兼隐碍赫拨忠肃缸牵抢博巧壳兄杜讯诚碧祥柯页巡矩悲灌龄伦票寻桂铺圣恐恰郑趣抬荒腾贴柔滴猛阔辆妻填撤储签闹扰紫砂递戏吊陶伐喂疗瓶婆抚臂摸忍虾蜡邻胸巩挤偶弃槽劲乳邓吉仁烂砖租乌舰伴瓜浅丙暂燥橡柳迷暖牌秧胆详簧踏瓷谱呆宾糊洛辉愤竞隙怒粘乃绪肩籍敏涂熙皆侦悬掘享纠醒狂锁淀恨牲霸爬赏逆玩陵祝秒浙貌役彼悉鸭趋凤晨畜辈秩卵署梯炎滩棋驱筛峡冒啥寿译浸泉帽迟硅疆贷漏稿冠嫩胁芯牢叛蚀奥鸣岭羊凭串塘绘酵融盆锡庙筹冻辅摄袭筋拒僚旱钾鸟漆沈眉疏添棒穗硝韩逼扭侨凉挺碗栽炒杯患馏劝豪辽勃鸿旦吏拜狗埋辊掩饮搬骂辞勾扣估蒋绒雾丈朵姆拟宇辑陕雕偿蓄崇剪倡厅咬驶薯刷斥番赋奉佛浇漫曼扇钙桃扶仔返俗亏腔鞋棱覆框悄叔撞骗勘旺沸孤吐孟渠屈疾妙惜仰狠胀谐抛霉桑岗嘛衰盗渗脏赖涌甜曹阅肌哩厉烃纬毅昨伪症煮叹钉搭茎笼酷偷弓锥恒杰坑鼻翼纶叙狱逮罐络棚抑膨蔬寺骤穆冶枯册尸凸绅坯牺焰轰欣晋瘦御锭锦丧旬锻垄搜扑邀亭酯迈舒脆酶闲忧酚顽羽涨卸仗陪辟惩杭姚肚捉飘漂昆欺吾郎汪犁';
const kNations = '汉 汉 汉 汉 回 满 壮 苗 维吾尔 土家 蒙古 藏 彝 朝鲜 侗 布依 哈尼 柯尔克孜 达斡尔 塔吉克'.split(' ');
const kRoads = '路 街 巷 大道 村 镇 小区 胡同 庄 组 里'.split(' ');
const kScripts: readonly ((random: Random) => string)[] = [
  (r) => fromRange(r, 0x0626, 0x064a),
  (r) => fromRange(r, 0x0626, 0x064a),
  (r) => fromRange(r, 0xac00, 0xd2a0),
  (r) => fromRange(r, 0x0e81, 0x0e84) + fromRange(r, 0x0e94, 0x0e97),
  (r) => fromRange(r, 0x2d30, 0x2d60),
  (r) => fromRange(r, 0x1401, 0x1480),
  (r) => fromRange(r, 0x0561, 0x0586),
  (r) => fromRange(r, 0x10d0, 0x10f0),
  (r) => latinWord(r),
  (r) => fromRange(r, 0x0430, 0x044f),
];

export type Script = (words: number) => string;

function fromRange(random: Random, low: number, high: number): string {
  return Array.from({ length: random.int(2, 8) }, () => String.fromCodePoint(random.int(low, high))).join('');
}

export function latinWord(random: Random): string {
  const letters = Array.from(
    { length: random.int(1, 4) },
    () => letterOf(random, 'bcdfghjklmnprstvwz') + random.pick(['a', 'e', 'i', 'o', 'u', 'ai', 'ang', 'en']),
  ).join('');
  return letters.charAt(0).toUpperCase() + letters.slice(1);
}

/** One script for a whole card, as on bilingual cards: gives lines of so many words. */
export function oneScript(random: Random): Script {
  const word = random.pick(kScripts);
  return (words) => Array.from({ length: words }, () => word(random)).join(' ');
}

export function letterOf(random: Random, letters: string): string {
  return letters.charAt(random.int(0, letters.length - 1));
}

export function hanzi(random: Random, count: number): string {
  return Array.from({ length: count }, () => letterOf(random, kHanzi)).join('');
}

export function personName(random: Random): string {
  const roll = random.next();
  if (roll < 0.05) return `${hanzi(random, random.int(2, 6))}·${hanzi(random, random.int(2, 5))}`;
  if (roll < 0.12) return random.pick(['样本', '张三', '某某某', '李样本', '测试', '王小示例', '示例']);
  return hanzi(random, random.pick([2, 3, 3, 3, 3, 4]));
}

export function nation(random: Random): string {
  return random.pick(kNations);
}

export function addressLine(random: Random, length: number): string {
  const tail = random.chance(0.6)
    ? `${random.pick(kRoads)}${random.int(1, 2999)}${random.pick(['号', '号', '号楼', '室'])}`
    : '';
  return hanzi(random, Math.max(2, length - Math.ceil(tail.length * 0.75))) + tail;
}

export function idNumber(random: Random): string {
  const digits = (count: number): string => Array.from({ length: count }, () => random.int(0, 9)).join('');
  const birth = `${random.int(1930, 2020)}${two(random.int(1, 12))}${two(random.int(1, 31))}`;
  const whole = `${random.pick(['90', '93', '97', '99', '00', '01'])}${digits(4)}${birth}${digits(3)}${letterOf(random, '0123456789X')}`;
  const roll = random.next();
  const star = random.pick(['*', 'X', '0', '#']);
  if (roll < 0.06) return whole.slice(0, 6) + star.repeat(8) + whole.slice(14);
  if (roll < 0.1) return whole.slice(0, 3) + star.repeat(11) + whole.slice(14);
  if (roll < 0.12) return star.repeat(18);
  return whole;
}

export function validity(random: Random): string {
  const start = random.int(2004, 2026);
  const day = `${two(random.int(1, 12))}.${two(random.int(1, 28))}`;
  const join = random.pick(['-', '-', '-', '—', ' - ', '至']);
  return `${start}.${day}${join}${random.chance(0.2) ? '长期' : `${start + random.pick([5, 10, 20])}.${day}`}`;
}

export function issuer(random: Random): string {
  const head = hanzi(random, random.int(2, 5)) + random.pick(['市', '县', '区', '州', '旗']);
  const more = random.chance(0.35) ? hanzi(random, random.int(2, 6)) : '';
  return `${head}公安局${more}${more || random.chance(0.3) ? '分局' : ''}`;
}

export function two(value: number): string {
  return String(value).padStart(2, '0');
}
