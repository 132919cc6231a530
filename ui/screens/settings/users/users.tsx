import { Show } from 'solid-js'
import type { SettingsPlaceProps } from '../places.ts'
import { UserList } from './user-list.tsx'
import { UserPage } from './user-page.tsx'

/** People who have an account: all that one may see, or one of them. */
export const Users = (props: SettingsPlaceProps) => (
  <Show when={props.id} fallback={<UserList />} keyed>
    {(id) => <UserPage id={id} />}
  </Show>
)
