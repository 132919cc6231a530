import { For } from 'solid-js'

/** One line set, drawn on 24 × 24. An icon stands beside its word; where it stands alone the button around it carries a name. */
const strokes = {
  home: ['M4 11.5 12 5l8 6.5', 'M6.5 10v9h11v-9'],
  records: ['M5 5.5h14v13H5z', 'M8.5 10h7', 'M8.5 14h4.5'],
  person: ['M12 12.5a3.75 3.75 0 1 0 0-7.5 3.75 3.75 0 0 0 0 7.5Z', 'M5 20c.8-3.2 3.6-4.8 7-4.8s6.2 1.6 7 4.8'],
  more: ['M5 7h14', 'M5 12h14', 'M5 17h14'],
  search: ['M10.8 17.2a6.4 6.4 0 1 0 0-12.8 6.4 6.4 0 0 0 0 12.8Z', 'm15.5 15.5 4.4 4.4'],
  close: ['m6.5 6.5 11 11', 'm17.5 6.5-11 11'],
  filter: ['M4.5 7h15', 'M7.5 12h9', 'M10.5 17h3'],
  plus: ['M12 5.5v13', 'M5.5 12h13'],
  leave: ['M13.5 5H6v14h7.5', 'M10.5 12H20', 'm16.5 8.5 3.5 3.5-3.5 3.5'],
  globe: ['M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16Z', 'M4.3 12h15.4', 'M12 4c-5 4.8-5 11.2 0 16 5-4.8 5-11.2 0-16Z'],
  check: ['m5.5 12.5 4.2 4.2 8.8-9'],
  clock: ['M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16Z', 'M12 7.5V12l3 2'],
  question: [
    'M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16Z',
    'M9.8 9.9a2.3 2.3 0 1 1 3.4 2c-.8.4-1.2.9-1.2 1.7',
    'M12 16.1v.1',
  ],
  warning: ['M12 4.5 21 19H3z', 'M12 10v4', 'M12 16.6v.1'],
  'no-network': [
    'M4.5 9.5a11.6 11.6 0 0 1 3-1.8',
    'M12 6.6c2.9 0 5.5 1.1 7.5 2.9',
    'M8 13.2a6 6 0 0 1 2.7-1.4',
    'M12 18v.1',
    'm5 4.5 14 15',
  ],
  up: ['M12 18.5v-13', 'm6.5 11 5.5-5.5 5.5 5.5'],
  down: ['M12 5.5v13', 'm6.5 13 5.5 5.5 5.5-5.5'],
  next: ['m9.5 6 6 6-6 6'],
  back: ['m14.5 6-6 6 6 6'],
  open: ['m6 9.5 6 6 6-6'],
  edit: ['m5 19 .8-3.8L16 5l3 3L8.8 18.2z'],
  draft: ['M6 4.5h8.5L18 8v11.5H6z', 'M9 12h6', 'M9 15.5h4'],
  camera: ['M4.5 8h3.2l1.5-2.2h5.6L16.3 8h3.2v10.5h-15z', 'M12 15.8a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.6Z'],
  microphone: [
    'M12 14.5a2.5 2.5 0 0 0 2.5-2.5V7a2.5 2.5 0 0 0-5 0v5a2.5 2.5 0 0 0 2.5 2.5Z',
    'M6.5 11.5a5.5 5.5 0 0 0 11 0',
    'M12 17v3',
  ],
  download: ['M12 5v10', 'm7.5 11 4.5 4.5 4.5-4.5', 'M5 19.5h14'],
  undo: ['M9 6.5 4.5 11 9 15.5', 'M5 11h9.5a4.5 4.5 0 0 1 0 9H12'],
  redo: ['m15 6.5 4.5 4.5-4.5 4.5', 'M19 11H9.5a4.5 4.5 0 0 0 0 9H12'],
  grip: ['M9 6v.1', 'M15 6v.1', 'M9 12v.1', 'M15 12v.1', 'M9 18v.1', 'M15 18v.1'],
  flag: ['M6.5 20.5v-16', 'M6.5 5c3.5-1.6 6.5 1.6 11 0v8c-4.5 1.6-7.5-1.6-11 0'],
  tasks: [
    'M9.5 6.5H20',
    'M9.5 12H20',
    'M9.5 17.5H20',
    'm3.8 6.3 1.2 1.3 2-2.3',
    'm3.8 11.8 1.2 1.3 2-2.3',
    'M4.6 17.5h1.2',
  ],
  settings: [
    'M4.5 8h9',
    'M17.5 8h2',
    'M15.5 10a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z',
    'M4.5 16h2',
    'M10.5 16h9',
    'M8.5 18a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z',
  ],
  bell: ['M6.5 17h11l-1.3-2.2V11a4.2 4.2 0 0 0-8.4 0v3.8z', 'M10.5 19.5a1.6 1.6 0 0 0 3 0'],
  'sign-out': ['M10.5 5H18v14h-7.5', 'M13.5 12H4', 'm7.5 8.5-3.5 3.5 3.5 3.5'],
} as const

export type IconName = keyof typeof strokes

/** Icons that point along the line of reading, so that they turn around with it. */
const directed: ReadonlySet<IconName> = new Set(['next', 'back', 'leave', 'sign-out', 'undo', 'redo'])

export const Icon = (props: { readonly name: IconName }) => (
  <svg class="icon" classList={{ 'icon-directed': directed.has(props.name) }} viewBox="0 0 24 24" aria-hidden="true">
    <For each={strokes[props.name]}>{(path) => <path d={path} />}</For>
  </svg>
)
