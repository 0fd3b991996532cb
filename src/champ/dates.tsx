import { aParis, heureEnMots, jourEnMots, lireDateEtHeure } from '#socle/dates.ts'
import { type Champ, champ, type Fautes, lu } from './champ.ts'
import { texteDe } from './saisie.ts'
import { type Aspect, saisieSimple } from './texte.tsx'

type Part = Aspect & { nom: string; libelle: string }
type Options = { rubrique: string; jour: Part & { requis: string }; heure: Part }

/**
 * Un instant, saisi en deux parts : le jour, et l'heure à Paris (« 13:00 »). Sans heure, minuit : `heureDite`, déclaré après
 * lui, retient si elle a été dite.
 */
export function instant({ rubrique, jour, heure }: Options): Champ<Date> {
  return champ<Date>({
    libelle: jour.libelle,
    vide: new Date(0),
    garde: (brut) => {
      const relu = new Date(brut instanceof Date || typeof brut === 'string' ? brut : 0)
      return Number.isNaN(relu.getTime()) ? new Date(0) : relu
    },
    lire: ({ saisie }) => {
      const [dit, a] = [texteDe(saisie, jour.nom).trim(), texteDe(saisie, heure.nom).trim()]
      const fautes: Fautes = {}
      if (!/^\d{4}-\d\d-\d\d$/.test(dit)) fautes[jour.nom] = { phrase: jour.requis }
      if (!/^(\d\d:\d\d)?$/.test(a)) fautes[heure.nom] = { phrase: "Écrivez l'heure ainsi : 13:00. Laissez vide si elle n'est pas connue." }
      const compris = lireDateEtHeure(dit, a || null)
      if (Object.keys(fautes).length > 0) return { ok: false, fautes }
      return compris ? lu(compris) : { ok: false, fautes: { [jour.nom]: { phrase: "Cette date n'existe pas." } } }
    },
    remplir: (valeur) => ({ [jour.nom]: aParis(valeur).toFormat('yyyy-MM-dd'), [heure.nom]: aParis(valeur).toFormat('HH:mm') }),
    Controle: ({ part, ...etat }) => {
      const { nom, libelle, requis, ...aspect } = part === heure.nom ? { requis: undefined, ...heure } : jour
      return saisieSimple(libelle, requis !== undefined, aspect)({ ...etat, nom })
    },
    dire: (valeur) => [[rubrique, [estMinuit(valeur) ? jourEnMots(valeur) : `${jourEnMots(valeur)}, ${heureEnMots(valeur)}`]]],
    libelles: () => ({ [jour.nom]: jour.libelle, [heure.nom]: heure.libelle }),
  })
}

const estMinuit = (instant: Date): boolean => aParis(instant).toFormat('HH:mm') === '00:00'

/** Vrai si l'heure de l'instant a été dite. `nom` : celui de sa saisie. */
export const heureDite = ({ rubrique, nom }: { rubrique: string; nom: string }): Champ<boolean> =>
  champ<boolean>({
    libelle: rubrique,
    vide: true,
    garde: (brut) => brut !== false,
    lire: ({ saisie }) => lu(texteDe(saisie, nom).trim() !== ''),
    remplir: (dite) => (dite ? {} : { [nom]: '' }),
    Controle: () => null,
    dire: (dite) => [[rubrique, [dite ? 'Connue' : 'Pas encore connue']]],
    libelles: () => ({}),
  })
