import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { genres } from '../bloc.schema.ts'
import { agir, type BlocCompose, depuisParcours, type Geste } from './composition.ts'
import { verifierComposition } from './verifier-composition.ts'

const id = fc.constantFrom('a', 'b', 'c', 'nouveau-1', 'absent', '')
const geste: fc.Arbitrary<Geste> = fc.oneof(
  fc.record({ geste: fc.constantFrom('monter' as const, 'descendre' as const, 'oter' as const, 'remettre' as const), id }),
  fc.record({ geste: fc.constant('ajouter' as const), genre: fc.constantFrom(...genres), apres: id }),
)
const depart = ['a', 'b', 'c'].map((cle): BlocCompose => ({ ...vide(cle), titre: `Bloc ${cle}` }))

describe('composer', () => {
  it('aucun geste ne perd un bloc, ni ne donne deux fois le même identifiant', () => {
    fc.assert(
      fc.property(fc.array(geste, { maxLength: 20 }), (gestes) => {
        const apres = gestes.reduce((blocs, un) => agir(blocs, un), depart)
        const ids = apres.map((bloc) => bloc.id)
        expect(new Set(ids).size).toBe(ids.length)
        expect(ids).toEqual(expect.arrayContaining(['a', 'b', 'c']))
        expect(ids).toHaveLength(3 + gestes.filter(({ geste: nom }) => nom === 'ajouter').length)
      }),
    )
  })

  it('monter puis descendre remet à sa place', () => {
    const apres = agir(agir(depart, { geste: 'monter', id: 'b' }), { geste: 'descendre', id: 'b' })
    expect(apres.map((bloc) => bloc.id)).toEqual(['a', 'b', 'c'])
  })

  it('chaque faute a sa phrase, à son champ', () => {
    const composition = {
      ...depuisParcours(parcoursVide, 1),
      titre: 'x',
      blocs: [
        { ...vide('a'), minutes: 'dix' },
        { ...vide('v'), genre: 'verification' as const, questions: [{ question: 'Oui ?', choix: 'seul', juste: '1', explication: '' }] },
      ],
    }
    const verdict = verifierComposition(composition)
    expect(verdict).toMatchObject({ ok: false })
    if (!verdict.ok) expect(Object.keys(verdict.erreurs)).toEqual(['titre', 'b_a_minutes', 'b_v_q0_choix'])
  })

  it("un bloc neuf reçoit une clé tirée de son titre, jamais celle d'un autre ni d'une page", () => {
    const blocs = [vide('nouveau-1'), vide('nouveau-2'), vide('nouveau-3')].map((bloc, rang) => ({
      ...bloc,
      titre: ['Groupe', 'Voir', 'Voir'][rang] ?? '',
    }))
    const verdict = verifierComposition({ ...depuisParcours(parcoursVide, 1), blocs })
    expect(verdict.ok && verdict.saisie.blocs.map(({ cle }) => cle)).toEqual(['groupe-2', 'voir', 'voir-2'])
  })
})

const parcoursVide = {
  id: 1,
  slug: 'essai',
  titre: 'Essai',
  but: '',
  pourQui: '',
  resume: '',
  termeId: null,
  termeIds: [],
  estProposition: false,
  source: '',
  blocs: [],
  etat: 'brouillon' as const,
  ordre: 1,
  modifieLe: new Date(0),
}

function vide(cle: string): BlocCompose {
  const textes = { titre: '', minutes: '5', texte: '', lie: '', chapitre: '', recherche: '' }
  return { ...textes, id: cle, genre: 'etape', des: '2h', champs: [], questions: [], ote: false }
}
