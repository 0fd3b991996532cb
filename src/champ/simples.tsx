import { Champ as Saisie } from '#interface/Champ.tsx'
import type { OptionDeChamp } from '#interface/ChampParties.tsx'
import { ouiOuNon } from '#socle/echange/cellule.ts'
import { abreger, type Cellule, enTexte, ouRien, uneColonne } from './cellule.ts'
import { type Champ, champ, faute, lu } from './champ.ts'
import { lignesDe, texteDe } from './saisie.ts'
import { type Aspect, saisieSimple } from './texte.tsx'

/** Oui ou non : une case. `dire` : ce qu'on en lit, coché puis non. */
export function oui(o: { libelle: string; rubrique?: string; aide?: string; dit?: [oui: string, non: string] }): Champ<boolean> {
  const [si, sinon] = o.dit ?? ['Oui', 'Non']
  return champ({
    libelle: o.libelle,
    vide: false,
    garde: (brut) => brut === true,
    lire: ({ saisie, nom }) => lu(texteDe(saisie, nom) === '1'),
    remplir: (valeur, nom) => ({ [nom]: valeur ? '1' : '' }),
    Controle: ({ nom, saisie, fautes }) => (
      <Saisie type="case" nom={nom} libelle={o.libelle} aide={o.aide} valeur={texteDe(saisie, nom)} erreur={fautes[nom]?.phrase} />
    ),
    dire: (valeur) => [[o.rubrique ?? o.libelle, [valeur ? si : sinon]]],
    cellule: ouiEnCellule,
  })
}

/** « oui » ou « non » dans un tableau, et ce que d'autres écrivent pour le dire. */
export const ouiEnCellule = (nom: string): Cellule<boolean> =>
  uneColonne(nom, {
    ecrire: (valeur) => valeur,
    lire: (texte, { dire }) => {
      const lu = ouiOuNon(texte)
      if (lu === undefined) dire(`« ${abreger(texte)} » n'est ni oui ni non : pris pour non.`)
      return lu ?? false
    },
  })

/** Ce que personne ne saisit dans le formulaire : gardé tel qu'il était. */
export function tenu<V>(vide: V, garde: (brut: unknown) => V): Champ<V> {
  return champ({
    libelle: '',
    vide,
    garde,
    lire: ({ avant }) => lu(avant ?? vide),
    remplir: () => ({}),
    Controle: () => null,
    dire: () => [],
    libelles: () => ({}),
  })
}

/** Un texte que le formulaire porte sans le montrer : la clé d'une ligne. */
export const cache = (): Champ<string> =>
  champ({
    libelle: '',
    vide: '',
    garde: (brut) => (typeof brut === 'string' ? brut : ''),
    lire: ({ saisie, nom }) => lu(texteDe(saisie, nom).slice(0, 100)),
    remplir: (valeur, nom) => ({ [nom]: valeur }),
    Controle: ({ nom, saisie }) => <input type="hidden" name={nom} value={texteDe(saisie, nom)} />,
    dire: () => [],
    libelles: () => ({}),
  })

const texteTenu = tenu<string | null>(null, (brut) => (typeof brut === 'string' && brut !== '' ? brut : null))
/** Ce qui désigne une fiche dans la source d'où elle vient : un import la retrouve par là. */
export const cleDAilleurs: Champ<string | null> = {
  ...texteTenu,
  cellule: (nom) => ouRien(enTexte(nom, { quoi: "L'identifiant externe", max: 300 })),
}

type OptionsDeMesure<V> = Aspect & {
  libelle: string
  rubrique?: string
  nom?: string
  requis?: boolean
  vide: V
  garde: (brut: unknown) => V
  /** La valeur de ce qui est tapé, ou la phrase qui dit comment l'écrire. */
  comprendre: (texte: string) => { valeur: V } | string
  ecrire: (valeur: V) => string
  cellule?: (nom: string) => Cellule<V>
}

/** Une valeur qui s'écrit en une ligne et se comprend : une année, une durée, un identifiant, une adresse. */
export function mesure<V>(options: OptionsDeMesure<V>): Champ<V> {
  const { libelle, rubrique = libelle, nom, requis = false, vide, garde, comprendre, ecrire, cellule, ...aspect } = options
  return champ({
    libelle,
    nom,
    vide,
    garde,
    lire: ({ saisie, nom: sous }) => {
      const compris = comprendre(texteDe(saisie, sous).trim())
      return typeof compris === 'string' ? faute(sous, compris) : lu(compris.valeur)
    },
    remplir: (valeur, sous) => ({ [sous]: ecrire(valeur) }),
    Controle: saisieSimple(libelle, requis, { type: 'text', ...aspect }),
    dire: (valeur) => [[rubrique, ecrire(valeur) === '' ? [] : [ecrire(valeur)]]],
    ...(cellule && { cellule }),
  })
}

type OptionsDeSuite = Aspect & {
  libelle: string
  rubrique?: string
  nom?: string
  /** Une ligne gardée ; la phrase si elle ne convient pas. */
  ligne?: (ligne: string) => { valeur: string } | string
  /** Signes en tout, et lignes, au plus. */
  max: { signes: number; lignes: number; phrase: string }
  /** Ce qui sépare deux valeurs ; à défaut, le retour à la ligne. */
  separer?: (texte: string) => string[]
}

/** Des textes, un par ligne : liens, auteurs. */
export function suite(options: OptionsDeSuite): Champ<string[]> {
  const { libelle, rubrique = libelle, nom, ligne = (valeur) => ({ valeur }), max, separer = lignesDe, ...aspect } = options
  return champ({
    libelle,
    nom,
    vide: [],
    garde: (brut) => (Array.isArray(brut) ? brut.filter((element) => typeof element === 'string') : []),
    lire: ({ saisie, nom: sous }) => {
      const tape = texteDe(saisie, sous).trim()
      if (tape.length > max.signes) return faute(sous, max.phrase)
      const lignes = separer(tape)
      if (lignes.length > max.lignes) return faute(sous, max.phrase)
      const lues = lignes.map(ligne)
      const refus = lues.find((lue) => typeof lue === 'string')
      return refus === undefined ? lu([...new Set(lues.flatMap((lue) => (typeof lue === 'string' ? [] : lue.valeur)))]) : faute(sous, refus)
    },
    remplir: (valeur, sous) => ({ [sous]: valeur.join('\n') }),
    Controle: saisieSimple(libelle, false, { type: 'textarea', ...aspect }),
    dire: (valeur) => [[rubrique, valeur]],
  })
}

type OptionsDeChoix<V extends string> = {
  libelle: string
  rubrique?: string
  nom?: string
  options: readonly (OptionDeChamp & { valeur: V })[]
  /** Ce qu'on en lit ; à défaut, le libellé de l'option. */
  dit?: (valeur: V) => string
  /** La valeur d'une fiche neuve, et celle de ce qui ne se comprend plus. */
  vide: V
  perdu?: V
  phrase: string
  /** Dans un tableau : « Licence inconnue : », et ce qu'il faut écrire. */
  inconnu?: string
  possibles?: string
  type?: 'radios' | 'select'
}

/** Une valeur parmi quelques-unes. */
export function choix<V extends string>({
  libelle,
  rubrique = libelle,
  nom,
  options,
  vide,
  perdu = vide,
  phrase,
  ...o
}: OptionsDeChoix<V>): Champ<V> {
  const trouver = (brut: unknown) => options.find(({ valeur }) => valeur === brut)
  const dit = o.dit ?? ((valeur: V) => trouver(valeur)?.libelle ?? valeur)
  return champ({
    libelle,
    nom,
    vide,
    garde: (brut) => trouver(brut)?.valeur ?? (brut === undefined ? vide : perdu),
    lire: ({ saisie, nom: sous }) => {
      const choisi = trouver(texteDe(saisie, sous))
      return choisi ? lu(choisi.valeur) : faute(sous, phrase)
    },
    remplir: (valeur, sous) => ({ [sous]: valeur }),
    Controle: ({ nom: sous, saisie, fautes }) => (
      <Saisie
        nom={sous}
        libelle={libelle}
        type={o.type ?? 'radios'}
        requis
        options={options}
        valeur={texteDe(saisie, sous) || vide}
        erreur={fautes[sous]?.phrase}
      />
    ),
    dire: (valeur) => [[rubrique, [dit(valeur)]]],
    cellule: (sous) =>
      uneColonne<V>(sous, {
        ecrire: (valeur) => valeur,
        lire: (texte, { refuser }) => {
          const choisi = trouver(texte.trim())
          if (!choisi && texte.trim() !== '')
            refuser(
              `${o.inconnu ?? `${rubrique} :`} « ${abreger(texte)} ». ${o.possibles ?? `Valeurs possibles : ${options.map(({ valeur }) => valeur).join(', ')}.`}`,
            )
          return choisi?.valeur
        },
      }),
  })
}
