export { maskEmail } from '../../../../core/domain/privacy/masks.ts'
