import type { JSX } from 'solid-js'
import { pageHeading } from '../lib/page.ts'

/** Heading of a page. On a phone the bar at the top shows the title, so `quiet` leaves it to screen readers there. */
export const PageHead = (props: {
  readonly title: string
  readonly quiet?: boolean
  readonly children?: JSX.Element
}) => (
  <header class="page-head" classList={{ 'page-head-quiet': props.quiet ?? false }}>
    <h1 ref={pageHeading}>
      <bdi>{props.title}</bdi>
    </h1>
    {props.children}
  </header>
)
