/** Every word of the page: Chinese, English. Sentences about hints and errors come from the package. */
const texts = {
  skip: ['跳到画面', 'Skip to the picture'],
  title: ['取景 Qujing · 实验台', 'Qujing · Lab'],
  tagline: ['证件取景引擎 · 实验台', 'Identity capture engine · Lab'],
  cardPage: ['考生界面', 'Candidate view'],
  portraitLab: ['人像', 'Portrait'],
  cardLab: ['证件', 'Card'],
  portraitTagline: ['人像检查与证件照 · 实验台', 'Portrait checks and photos · Lab'],
  portraitEmpty: ['面向镜头', 'Face the camera'],
  livenessLab: ['动作', 'Liveness'],
  livenessTagline: ['动作认证 · 实验台', 'Liveness · Lab'],
  filmNote: [
    '也可以把视频拖到这里。画面只在本机处理。',
    'Or drop a film here. Pictures are processed on this device only.',
  ],
  chooseFilm: ['选择视频', 'Choose film'],
  challengeTitle: ['挑战', 'Challenge'],
  challengeBegin: ['开始挑战', 'Begin challenge'],
  challengeState: ['挑战', 'Challenge'],
  progress: ['进度', 'Progress'],
  timeLeft: ['剩余 本步 · 全部', 'Left step · whole'],
  light: ['亮度 · 模糊', 'Light · blur'],
  orderRandom: ['随机选三个动作', 'Three movements by chance'],
  orderByChance: ['改为随机', 'By chance'],
  saveManifest: ['下载清单', 'Download manifest'],
  cuesTitle: ['线索（仅供参考）', 'Cues (advice only)'],
  eventsTitle: ['见到的动作', 'Movements seen'],
  evidenceTitle: ['留存的画面', 'Pictures kept'],
  faces: ['人脸', 'Faces'],
  pose: ['偏转 · 俯仰 · 倾斜', 'Yaw · pitch · roll'],
  eyes: ['睁眼 左 · 右', 'Eyes left · right'],
  mouth: ['张嘴', 'Mouth'],
  faceYes: ['找到人脸', 'Face found'],
  faceNone: ['未见人脸', 'No face'],
  spec: ['照片规格', 'Photo spec'],
  shoot: ['拍摄', 'Take picture'],
  sourcePhoto: ['原照片', 'Original'],
  outputPhoto: ['输出照片', 'Output photo'],
  stageTitle: ['画面', 'Picture'],
  emptyTitle: ['把一张证件放到镜头前', 'Hold a card in front of the camera'],
  emptyNote: [
    '也可以把图片、视频拖到这里，或直接粘贴。画面只在本机处理。',
    'Or drop a picture or a video here, or paste one. Pictures are processed on this device only.',
  ],
  dropHere: ['松开以查看', 'Drop to look at it'],
  openCamera: ['打开相机', 'Open camera'],
  retry: ['重试', 'Try again'],
  stop: ['停止', 'Stop'],
  torch: ['补光灯', 'Light'],
  chooseFile: ['选择图片或视频', 'Choose picture or video'],
  picture: ['所选图片', 'Chosen picture'],
  resultTitle: ['结果', 'Result'],
  foundYes: ['找到证件', 'Card found'],
  foundPartly: ['证件不完整', 'Card cut off'],
  foundNone: ['未见证件', 'No card'],
  guidance: ['提示码', 'Guidance'],
  side: ['面', 'Side'],
  portrait: ['人像面', 'portrait'],
  emblem: ['国徽面', 'emblem'],
  unknown: ['未知', 'unknown'],
  checksTitle: ['检查与拍摄', 'Checks and capture'],
  check: ['检查项', 'Check'],
  measured: ['测得', 'Measured'],
  score: ['得分', 'Score'],
  threshold: ['门限', 'Threshold'],
  verdict: ['结论', 'Verdict'],
  passed: ['通过', 'passed'],
  notPassed: ['未通过', 'not passed'],
  notAssessable: ['无法测量', 'not measured'],
  askedSide: ['要求的面', 'Side asked for'],
  eitherSide: ['任一面', 'Either side'],
  portraitSide: ['人像面', 'Portrait side'],
  emblemSide: ['国徽面', 'Emblem side'],
  captureAgain: ['再拍一次', 'Take again'],
  cardPicture: ['取出的证件', 'The card cut out'],
  tracking: ['方式', 'By'],
  tracked: ['跟踪', 'tracking'],
  searched: ['搜索', 'searching'],
  frameSize: ['画面尺寸', 'Frame'],
  cornersCaption: ['四角坐标（像素）', 'The four corners, in pixels'],
  corner: ['角点', 'Corner'],
  topLeft: ['1 左上', '1 top left'],
  topRight: ['2 右上', '2 top right'],
  bottomRight: ['3 右下', '3 bottom right'],
  bottomLeft: ['4 左下', '4 bottom left'],
  timingTitle: ['速度', 'Speed'],
  rate: ['每秒结果', 'results'],
  convert: ['取像素 p50', 'Reading pixels p50'],
  analyze: ['分析 p50', 'Analysis p50'],
  blocked: ['页面最长阻塞', 'Page blocked at most'],
  blockedNever: ['不到 50 ms', 'under 50 ms'],
  engineTitle: ['引擎', 'Engine'],
  state: ['状态', 'State'],
  version: ['版本', 'Version'],
  memory: ['wasm 内存', 'wasm memory'],
  pixelPath: ['像素来源', 'Pixels by'],
  opening: ['正在加载', 'loading'],
  ready: ['就绪', 'ready'],
  restarting: ['正在恢复', 'recovering'],
  failed: ['已停止', 'stopped'],
  closed: ['已关闭', 'closed'],
  none: ['–', '–'],
  copyTo: ['VideoFrame 直接复制', 'VideoFrame, no canvas'],
  canvas: ['画布', 'canvas'],
  pixels: ['页面像素', 'page pixels'],
  fault: ['模拟引擎故障', 'Make the engine fail'],
  faultWaiting: ['引擎已停止，正在更换…', 'The engine stopped and is being replaced…'],
  faultHealed: ['已自动恢复，用时', 'Recovered by itself in'],
  replayTitle: ['回放', 'Replay'],
  replayNote: [
    '保留最近的原始画面，用于复现问题。文件含画面内容，请勿用于真实证件。',
    'Keeps the last raw frames to reproduce a problem. The file holds pictures: not for real documents.',
  ],
  record: ['保留画面', 'Keep frames'],
  saveReplay: ['下载回放', 'Download replay'],
  loadReplay: ['载入回放', 'Load replay'],
  replaySaving: ['正在核对并写入…', 'Checking and writing…'],
  replaySaved: ['已保存画面数：', 'Frames saved: '],
  replayRunning: ['正在重放…', 'Replaying…'],
  replaySame: ['帧结果完全一致', 'frames agree with the recording'],
  replayDiffers: ['帧结果不同', 'frames differ from the recording'],
  replayFrame: ['第', 'Frame '],
  capabilityTitle: ['此设备', 'This device'],
  live: ['支持实时取景', 'Live capture works here'],
  stillOnly: ['仅支持照片', 'Pictures only'],
  unsupported: ['不支持', 'Not supported'],
  wasm: ['WebAssembly', 'WebAssembly'],
  simd: ['SIMD', 'SIMD'],
  worker: ['后台线程', 'Worker'],
  offscreenCanvas: ['离屏画布', 'OffscreenCanvas'],
  webCodecs: ['WebCodecs', 'WebCodecs'],
  camera: ['相机接口', 'Camera API'],
  secureContext: ['安全连接', 'Secure page'],
  file: ['选择文件', 'File input'],
  yes: ['有', 'yes'],
  no: ['无', 'no'],
  foot: [
    '画面不离开此设备。测试卡片均为虚构，并标有“样本”。',
    'Pictures do not leave this device. Test cards are fictional and marked 样本 (sample).',
  ],
} as const;

export type TextKey = keyof typeof texts;
export type Language = 'zh-CN' | 'en';

let language: Language = 'zh-CN';

export function currentLanguage(): Language {
  return language;
}

export function say(key: TextKey): string {
  return texts[key][language === 'en' ? 1 : 0];
}

/** Puts the page's fixed words into a language; words that change are set anew by who shows them. */
export function speak(next: Language): void {
  language = next;
  document.documentElement.lang = next;
  document.title = say('title');
  for (const element of document.querySelectorAll<HTMLElement>('[data-text]')) {
    const key = element.dataset['text'] ?? '';
    if (isTextKey(key)) element.textContent = say(key);
  }
  for (const element of document.querySelectorAll<HTMLElement>('[data-label]')) {
    const key = element.dataset['label'] ?? '';
    if (isTextKey(key)) element.setAttribute('aria-label', say(key));
  }
}

function isTextKey(key: string): key is TextKey {
  return key in texts;
}
