import { blocsSaisis, sousBloc } from '#champ/blocs.tsx'
import type { Offres } from '#champ/champ.ts'
import { casesDe, texteDe } from '#champ/saisie.ts'
import { composerDe, type PropsDeTete } from '#fiche/composer/composer.tsx'
import { Bouton } from '#interface/Bouton.tsx'
import type { OptionDeChamp } from '#interface/ChampParties.tsx'
import { dureeEnMots } from '#interface/duree.ts'
import { Message } from '#interface/Message.tsx'
import { page } from '#interface/page.tsx'
import type { Liste, Referentiel } from '#referentiel/referentiel.ts'
import { listByIds } from '#ressource/ressource.depot.ts'
import { comprendre } from '#socle/comprendre.ts'
import type { Db } from '#socle/db.ts'
import type { Saisie } from '#socle/formulaire.ts'
import { chercher } from '#socle/moteur.ts'
import { type Contexte, routesDe } from '#socle/routes.ts'
import { listSeancesAChoisir } from '../lies.repository.ts'
import { BlocLu, Prose } from '../lire/BlocLu.tsx'
import { Sentier } from '../lire/Chemin.tsx'
import { type ContexteDeBloc, parcoursLisible, rassemblerBlocs } from '../lire/rassembler.ts'
import { genres, type SaisieDeParcours } from '../parcours.champs.ts'
import { sorteParcours } from '../parcours.sorte.ts'
import { etapesDe, type Parcours } from '../parcours.ts'
import { estVersion, libelleDeLaVersion, minutesDe, versions } from '../versions.ts'

// Un parcours de douze heures, tous ses textes compris.
const tailleMax = 2 * 1024 * 1024

const composer = composerDe(sorteParcours, {
  blocs: 'blocs',
  genres,
  aide: 'Une étape ouvre une partie, les autres blocs la remplissent.',
  etats: { neuf: 'brouillon', publier: 'publie', archiver: 'archive' },
  Tete: TeteDuParcours,
  Barre: TempsDuParcours,
  Resume: ResumeDeBloc,
  offrir: offrirLesLiens,
  recevoir: avecLesNomsDAvant,
  page: { classe: 'famille-savoir', scripts: ['temps-du-parcours'] },
})

export const routes = routesDe('parcours')
  .get('/parcours/:slug/composer', 'animateur', async (c) => composer.ouvrir(c, await parcoursLisible(c)))
  .post('/parcours/:slug/composer', 'animateur', async (c) => composer.recevoir(c, await parcoursLisible(c)), { tailleMax })
  .post('/parcours/:slug/composer/apercu', 'animateur', montrerApercu, { tailleMax })

async function montrerApercu(c: Contexte) {
  const { db } = c.var
  const parcours = await parcoursLisible(c)
  const saisie = await composer.lire(c)
  const compris = await composer.comprendre(db, saisie, parcours)
  if (!compris.ok) return composer.montrer(c, parcours, { saisie, fautes: compris.fautes, statut: 422 })
  const { blocs, titre } = compris.valeur
  const contenu = <ApercuDeComposition parcours={{ ...parcours, ...compris.valeur }} {...(await rassemblerBlocs(db, blocs))} />
  return page(c, { titre: `Aperçu · ${titre}`, classe: 'famille-savoir', indexer: false }, contenu)
}

/** Ce qui dit le parcours : son titre, son but, à qui il parle. */
function TeteDuParcours({ saisie, fautes, Controle }: PropsDeTete<SaisieDeParcours>) {
  const enFaute = Object.keys(fautes).some((nom) => nom !== '' && !nom.startsWith('blocs.'))
  return (
    <details class="compo-tete" open={blocsSaisis(saisie, 'blocs', genres).length === 0 || enFaute}>
      <summary>Le parcours : titre, but, pour qui, thèmes</summary>
      <div class="compo-champs">
        <Controle de="titre" />
        <Controle de="resume" />
        <Controle de="but" />
        <Controle de="pourQui" />
        <Controle de="termeId" />
        <Controle de="termeIds" part="thematiques" />
        <Controle de="termeIds" part="pratiques" />
        <Controle de="termeIds" part="profils" />
        <Controle de="source" />
        <Controle de="estProposition" />
      </div>
    </details>
  )
}

/** Le temps de chaque version, tel que le formulaire le dit ; et de quoi voir ce qu'il donnera à lire. */
function TempsDuParcours({ saisie }: { saisie: Saisie }) {
  const places = blocsSaisis(saisie, 'blocs', genres)
    .filter(({ ote }) => !ote)
    .map(({ id, genre }) => {
      const des = texteDe(saisie, `${sousBloc('blocs', id)}des`)
      return { genre, des: estVersion(des) ? des : '2h', minutes: Number(texteDe(saisie, `${sousBloc('blocs', id)}minutes`)) || 0 }
    })
  return (
    <>
      <p class="compo-temps">
        {versions.map((version) => (
          <span key={version}>
            {libelleDeLaVersion[version]} : <strong data-total={version}>{dureeEnMots(minutesDe(places, version))}</strong>
          </span>
        ))}
      </p>
      <Bouton variante="secondaire" nom="action" valeur="apercu" attributs={{ formaction: 'composer/apercu', formtarget: '_blank' }}>
        Aperçu
      </Bouton>
    </>
  )
}

/** Le temps d'un bloc fermé, et la version où il paraît. */
function ResumeDeBloc({ dit }: { dit: (nom: string) => string }) {
  const des = dit('des')
  return (
    <>
      {' '}
      · <span data-dit-minutes="">{dit('minutes') || '0'}</span> min · dès{' '}
      <span data-dit-des="">{libelleDeLaVersion[estVersion(des) ? des : '2h']}</span>
    </>
  )
}

type PropsDApercu = Pick<ContexteDeBloc, 'lies' | 'textes'> & { parcours: Parcours }

/** Ce que la composition donnera à lire, dans sa version la plus longue. Rien n'est enregistré. */
function ApercuDeComposition({ parcours, lies, textes }: PropsDApercu) {
  const etapes = etapesDe(parcours, '12h')
  const contexte: ContexteDeBloc = {
    lies,
    textes: { ...textes, mots: [] },
    faits: [],
    reponses: {},
    erreurs: {},
    choisi: () => undefined,
    version: '12h',
    compte: false,
    vivant: false,
  }
  return (
    <>
      <Message ton="info">Aperçu de la version longue : rien n'est enregistré. Fermez cet onglet pour revenir à la composition.</Message>
      <h1>{parcours.titre}</h1>
      <p class="chapeau">{parcours.resume}</p>
      <Sentier etapes={etapes} faits={[]} />
      {etapes.map(({ etape, rang, blocs }) => (
        <section key={etape.cle}>
          <h2>
            {rang}. {etape.titre}
          </h2>
          <Prose html={textes.htmls.get(etape.cle)} />
          {blocs.map((bloc) => (
            <BlocLu key={bloc.cle} bloc={bloc} contexte={contexte} />
          ))}
        </section>
      ))}
    </>
  )
}

/**
 * La saisie sous les noms d'aujourd'hui, si elle vient d'une page ouverte avant la version 0.3 : « b_lire_texte » y disait
 * « blocs.lire.texte », « b_carnet_champ0_aide », « blocs.carnet.champs.0.aide » ; les termes y étaient des identifiants.
 */
function avecLesNomsDAvant(saisie: Saisie, { referentiel }: { referentiel: Referentiel }): Saisie {
  if (saisie.base === undefined && saisie.bloc === undefined) return saisie
  const renommee = Object.fromEntries(Object.entries(saisie).map(([nom, valeur]) => [nomDAujourdhui(nom), valeur]))
  const portes = [...casesDe(saisie, 'termes'), texteDe(saisie, 'terme')].flatMap((id) => referentiel.parId(Number(id)) ?? [])
  const codes = (liste: Liste) => portes.filter((terme) => terme.liste === liste).map(({ code }) => code)
  return {
    ...renommee,
    version: texteDe(saisie, 'base'),
    blocs: casesDe(saisie, 'bloc'),
    terme: codes('parcours')[0] ?? '',
    ...{ thematiques: codes('thematique'), pratiques: codes('pratique'), profils: codes('profil') },
  }
}

function nomDAujourdhui(nom: string): string {
  const [, id, dans, rang, champ] = /^b_([a-z0-9-]+)_(?:(champ|q)(\d+)_)?(\w+)$/.exec(nom) ?? []
  if (id === undefined) return nom
  return `blocs.${id}.${dans === undefined ? '' : `${dans === 'q' ? 'questions' : 'champs'}.${rang}.`}${champ}`
}

/** Ce que chaque bloc peut montrer : la ressource qu'il porte déjà, celles que la recherche trouve, les séances. */
async function offrirLesLiens(db: Db, saisie: Saisie): Promise<Offres> {
  const blocs = blocsSaisis(saisie, 'blocs', genres).map(({ id, genre }) => ({ sous: sousBloc('blocs', id), genre }))
  const seances = (await listSeancesAChoisir(db)).map(({ id, titre }) => ({ valeur: id, libelle: titre }))
  const trouvees = new Map<string, number[]>()
  for (const { sous } of blocs.filter(({ genre }) => genre === 'ressource')) {
    const [porte, cherche] = [texteDe(saisie, `${sous}lie`), texteDe(saisie, `${sous}recherche`)]
    const resultats = cherche === '' ? [] : await chercherRessources(db, cherche)
    trouvees.set(sous, [...new Set([...(/^\d{1,9}$/.test(porte) ? [Number(porte)] : []), ...resultats])])
  }
  const ressources = await listByIds(db, [...new Set([...trouvees.values()].flat())])
  const titres = new Map(ressources.map(({ id, titre }) => [id, titre]))
  const nommer = (ids: number[]): OptionDeChamp[] =>
    ids.flatMap((id) => (titres.has(id) ? [{ valeur: id, libelle: titres.get(id) ?? '' }] : []))
  return new Map(blocs.map(({ sous, genre }) => [`${sous}lie`, genre === 'webinaire' ? seances : nommer(trouvees.get(sous) ?? [])]))
}

async function chercherRessources(db: Db, texte: string): Promise<number[]> {
  const { tsquery } = await comprendre(db, texte.slice(0, 200), { prefixe: true })
  if (tsquery === null) return []
  return (await chercher(db, { salles: ['ressource'], tsquery, limite: 8 })).map(({ objetId }) => objetId)
}
