/**
 * Characters that the recogniser is sure to see where one stands that it does not know: 珅 is read 坤, 肜 彤, 笄 笋.
 * tests/data/find_lookalikes.ts finds them, over all of GB 2312; 笋 is from the set reading-rare-tune. Left out are
 * 誉蕙绩机作跃璧华恒怀春, which many bear, where what they are mistaken for (誊葸缋杌阼跹鐾牮怛懔舂) no one does.
 */
const kLookalikes = '坤彤笋程毛系氽药攘晒嗪暗嘎阅纤奈号哆疗籽预蕨鲷笼釀麋填';

/** Whether a given name holds one. Family names are a closed set in all but name. */
export function hasLookalike(name: string): boolean {
  return Array.from(name)
    .slice(1)
    .some((character) => kLookalikes.includes(character));
}
