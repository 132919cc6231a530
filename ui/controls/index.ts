/** Every control: one per way of entering an answer. A new one is one file and one line here. */
import type { Control } from '../../engine/fields/field-type.ts'
import { fieldTypeOf } from '../../engine/fields/index.ts'
import type { Field } from '../../engine/model.ts'
import { AgeControl } from './age-control.tsx'
import { ChoiceControl } from './choice-control.tsx'
import { ChoicesControl } from './choices-control.tsx'
import type { ControlComponent } from './control.ts'
import { DateControl } from './date-control.tsx'
import { DateTimeControl } from './date-time-control.tsx'
import { FilesControl } from './files-control.tsx'
import { HeadingControl } from './heading-control.tsx'
import { LinkControl } from './link-control.tsx'
import { NoteControl } from './note-control.tsx'
import { NumberControl } from './number-control.tsx'
import { OutputControl } from './output-control.tsx'
import { PhoneControl } from './phone-control.tsx'
import { PlaceControl } from './place-control.tsx'
import { RowsControl } from './rows-control.tsx'
import { SignatureControl } from './signature-control.tsx'
import { TallyControl } from './tally-control.tsx'
import { TextControl } from './text-control.tsx'
import { YesNoControl } from './yes-no-control.tsx'

export const controls = {
  text: TextControl,
  number: NumberControl,
  date: DateControl,
  'date-time': DateTimeControl,
  'yes-no': YesNoControl,
  choice: ChoiceControl,
  choices: ChoicesControl,
  place: PlaceControl,
  phone: PhoneControl,
  age: AgeControl,
  tally: TallyControl,
  link: LinkControl,
  rows: RowsControl,
  photo: FilesControl,
  audio: FilesControl,
  document: FilesControl,
  signature: SignatureControl,
  output: OutputControl,
  heading: HeadingControl,
  note: NoteControl,
} as const satisfies Record<Control, ControlComponent>

/** The control that a field is drawn with. */
export const controlOf = (field: Field): ControlComponent => controls[fieldTypeOf(field).control]
