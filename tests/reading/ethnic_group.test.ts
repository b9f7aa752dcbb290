import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { editDistance, groupField, kEthnicGroups, nearestGroup } from '../../server/reading/ethnic_groups.js';
import { kAlphabet, printOf } from './lines.js';

const kEven = kEthnicGroups.map(() => 1 / 56);

/** Shares that favour one group. */
function favouring(group: string): number[] {
  return kEthnicGroups.map((one) => (one === group ? 1 : 0));
}

describe('the ethnic group is one of 56', () => {
  test('there are 56, each once, and none says 族', () => {
    assert.equal(new Set(kEthnicGroups).size, 56);
    assert.ok(kEthnicGroups.every((group) => !group.endsWith('族')));
  });

  test('a group that is read for sure is taken', () => {
    const field = groupField(printOf([{ 土: 0.99 }, { 家: 0.99 }]), kAlphabet);
    assert.deepEqual([field.value, field.uncertain], ['土家', false]);
  });

  test('a faint one that no other group comes near to is taken, though another character did', () => {
    const print = { ...printOf([{ 侗: 0.6, 1: 0.3 }]), reasons: ['faint'] as const };
    assert.deepEqual([groupField(print, kAlphabet).uncertain], [false]);
  });

  test('one that another group comes near to is doubted', () => {
    const print = { ...printOf([{ 侗: 0.6, 傣: 0.3 }]), reasons: ['faint'] as const };
    assert.deepEqual(groupField(print, kAlphabet).reasons, ['faint']);
  });

  test('what is none of them is taken for the nearest, never in silence', () => {
    const field = groupField(printOf([{ 哈: 0.9 }, { 萨: 0.9 }, { 克: 0.05 }]), kAlphabet);
    assert.deepEqual([field.value, field.asRead, field.uncertain], ['哈萨克', '哈萨', true]);
    assert.deepEqual(field.reasons, ['notInList']);
  });

  test('people of no group keep what their card says', () => {
    assert.equal(nearestGroup('穿青人', kEven), null);
    assert.equal(nearestGroup('外国血统', kEven), null);
  });

  test('characters that were not seen at all leave the choice to the probabilities', () => {
    assert.equal(nearestGroup('', favouring('傈僳')), '傈僳');
    assert.equal(nearestGroup('塔克', favouring('塔吉克')), '塔吉克');
  });

  test('仫佬 and 仡佬 are always to be confirmed, each with the other', () => {
    const seen = groupField(printOf([{ 佬: 0.99 }]), kAlphabet);
    assert.deepEqual([seen.value, seen.ruleSays, seen.asRead], ['仡佬', '仫佬', '佬']);
    assert.equal(nearestGroup('么佬', favouring('仡佬')), '仫佬');
    const sure = groupField(printOf([{ 仡: 0.99 }, { 佬: 0.99 }]), kAlphabet);
    assert.deepEqual([sure.value, sure.uncertain, sure.reasons], ['仡佬', true, ['lookalike']]);
  });

  test('the distance counts characters put in, left out and changed', () => {
    assert.equal(editDistance('哈尼', '哈萨克'), 2);
    assert.equal(editDistance('', '傈僳'), 2);
    assert.equal(editDistance('土家', '土'), 1);
  });
});
