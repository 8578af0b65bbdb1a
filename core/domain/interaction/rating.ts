import type { Rating } from './interaction.ts'

/** Below the middle of its scale: 1 or 2 of 5, 1 of 3. */
export const isBadRating = ({ value, of }: Rating): boolean => (value - 1) / (of - 1) < 0.5
