import type { Member } from '../../core/domain/team/member.ts'

/** The people of the tests: an operator who asks, a colleague, two specialists, a supervisor. */
export const anna: Member = { id: 'anna', name: 'Анна Лебедева', role: 'operator', site: 'Тверь', outsourcer: 'Контакт', extension: '1001' }
export const denis: Member = { id: 'denis', name: 'Денис Шилов', role: 'operator', site: 'Тверь' }
export const vera: Member = { id: 'vera', name: 'Вера Соколова', role: 'specialist', extension: '2001' }
export const igor: Member = { id: 'igor', name: 'Игорь Маслов', role: 'specialist', extension: '2002' }
export const timur: Member = { id: 'timur', name: 'Тимур Ахметов', role: 'specialist', extension: '2003' }
export const olga: Member = { id: 'olga', name: 'Ольга Зимина', role: 'supervisor' }

/** Thursday, 18 July 2024, 16:47 in Moscow; hub time. */
export const TEAM_NOW = Date.UTC(2024, 6, 18, 13, 47)
