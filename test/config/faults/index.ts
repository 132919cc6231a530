import { attachmentFaults } from './attachments.ts'
import { expressionFaults } from './expressions.ts'
import type { Faults } from './faults.ts'
import { fieldFaults } from './fields.ts'
import { jsonTextFaults } from './json-text.ts'
import { lifeFaults } from './life.ts'
import { linkFaults } from './links.ts'
import { listFaults } from './lists.ts'
import { migrationFaults } from './migrations.ts'
import { nameFaults } from './names.ts'
import { optionFaults } from './options.ts'
import { placeAndTextFaults } from './places-and-texts.ts'
import { referenceFaults } from './references.ts'
import { roleFaults } from './roles.ts'
import { scenarioFaults } from './scenarios.ts'
import { shapeFaults } from './shape.ts'
import { transitionFaults } from './transitions.ts'

/** Every fault that the checker is put to the test with. */
export const faults: Faults = {
  ...jsonTextFaults,
  ...shapeFaults,
  ...referenceFaults,
  ...nameFaults,
  ...expressionFaults,
  ...optionFaults,
  ...fieldFaults,
  ...attachmentFaults,
  ...listFaults,
  ...linkFaults,
  ...roleFaults,
  ...lifeFaults,
  ...transitionFaults,
  ...migrationFaults,
  ...scenarioFaults,
  ...placeAndTextFaults,
}
