import { createMemo, For, Show } from 'solid-js'
import type { Logic } from '../../../../engine/logic/logic.ts'
import { ruleSentence } from '../../../../engine/logic/rule-sentence.ts'
import { type RuleGround, ruleWords } from './rule-ground.ts'

/** A condition in words: fields and values stand out. */
export const RuleSentence = (props: { readonly logic: Logic; readonly ground: RuleGround }) => {
  const tokens = createMemo(() => ruleSentence(props.logic, props.ground, ruleWords()))
  return (
    <span class="rule-sentence" dir="auto">
      <For each={tokens()}>
        {(token) => (
          <Show when={token.kind !== 'words'} fallback={token.text}>
            <bdi class={`rule-${token.kind}`}>{token.text}</bdi>
          </Show>
        )}
      </For>
    </span>
  )
}
