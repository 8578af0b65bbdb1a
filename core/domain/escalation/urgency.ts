/** How soon somebody must look at it. Follows from segment, wish and promise (`rules.ts`); never typed. */
export type Urgency = 'critical' | 'high' | 'normal' | 'low'
