import { measureSaves } from './saves.ts'
import { measureTasks } from './tasks.ts'

/** What the life of records costs. */
export async function measureLife(folder: string, records: number): Promise<void> {
  await measureSaves(folder)
  await measureTasks(folder, records)
}
