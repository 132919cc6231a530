/** Expressions in plain English, for those who write configurations: what a condition asks, without a bracket of JSON. */
import type { Logic } from '../engine/logic/logic.ts'
import { type RuleWords, ruleSentence, type SpokenIn, sentenceText } from '../engine/logic/rule-sentence.ts'
import english from './rules-english.json' with { type: 'json' }

const texts: Readonly<Record<string, string>> = english

/** Labels are those of the language that the configuration is written in. */
const wordsFor = ({ model }: SpokenIn): RuleWords => ({
  locale: model.instance.defaultLocale,
  say: (key) => texts[key],
})

export const inWords = (logic: Logic, spokenIn: SpokenIn): string =>
  sentenceText(ruleSentence(logic, spokenIn, wordsFor(spokenIn)))
