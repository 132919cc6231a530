import type { JSX } from 'solid-js'
import { Icon, type IconName } from './icon.tsx'

const icons: Readonly<Record<Tone, IconName>> = { error: 'warning', attention: 'warning', done: 'check' }

export type Tone = 'error' | 'attention' | 'done'

/** A sentence or two in place, read out when it appears. */
export const Notice = (props: { readonly tone: Tone; readonly children: JSX.Element }) => (
  <div class={`notice notice-${props.tone}`} role={props.tone === 'error' ? 'alert' : 'status'}>
    <Icon name={icons[props.tone]} />
    <div>{props.children}</div>
  </div>
)
