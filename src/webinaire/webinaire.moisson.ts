import { type JeuDeDonnees, type Moisson, parUnProgramme } from '#socle/moisson.ts'
import { urlSeance } from './seance.ts'

const publics = ['annoncee', 'annulee']

const jeux: JeuDeDonnees[] = [
  {
    code: 'webinaires',
    titre: 'Agenda des webinaires et des rencontres',
    description: 'Les séances annoncées, passées et annulées, à suivre dans un agenda.',
    motsCles: ['agenda', 'webinaire', 'formation'],
    date: { table: 'seance', etats: publics },
    fichiers: [{ chemin: '/webinaires.ics', titre: 'Agenda iCalendar', media: 'text/calendar', format: 'iCalendar' }],
  },
]

export const moisson: Moisson = {
  pages: ['/webinaires'],
  fiches: { table: 'seance', etats: publics, adresse: urlSeance },
  jeux,
  rubriques: [
    { rang: 3, titre: parUnProgramme, lignes: [{ titre: 'Agenda', chemin: '/webinaires.ics', quoi: 'les webinaires, iCalendar' }] },
  ],
}
