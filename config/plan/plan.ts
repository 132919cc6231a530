/** The contract of plans stands in the engine, for the screens read plans too. */
export * from '../../engine/plan/plan.ts'
