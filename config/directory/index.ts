/** The kinds of entries of the directory, in the order in which plans list them. */
import type { DirectoryKind } from './directory-kind.ts'
import { agency } from './kinds/agency.ts'
import { conduct } from './kinds/conduct.ts'
import { contact } from './kinds/contact.ts'
import { location } from './kinds/location.ts'
import { look } from './kinds/look.ts'
import { settings } from './kinds/settings.ts'
import { userGroup } from './kinds/user-group.ts'

export const directoryKinds = [agency, userGroup, location, conduct, contact, look, settings].map(
  (kind) => kind as unknown as DirectoryKind,
)
