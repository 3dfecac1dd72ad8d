import type { Mapping } from './mapping.ts'
import { agriculture } from './mappings/agriculture.ts'
import { nationalPortal } from './mappings/national-portal.ts'
import { ndatrace } from './mappings/ndatrace.ts'
import { verigoods } from './mappings/verigoods.ts'
import type { TargetId } from './target.ts'

/** What holds for a target until somebody keeps a mapping for it: version 0, assumed, as no specification is public. */
export const defaultMappings = {
  'national-portal': nationalPortal,
  agriculture,
  verigoods,
  ndatrace,
} as const satisfies Record<TargetId, Mapping>
