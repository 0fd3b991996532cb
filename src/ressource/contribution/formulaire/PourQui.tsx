import { casesDe, texteDe } from '#champ/saisie.ts'
import { Champ } from '#interface/Champ.tsx'
import { type Licence, licences } from '#ressource/licences.ts'
import type { Erreurs, Saisie } from '#socle/formulaire.ts'
import { ChampTerritoire } from '#territoire/ChampTerritoire.tsx'
import { ChoixTerritoire } from '#territoire/ChoixTerritoire.tsx'
import type { Territoire } from '#territoire/territoire.ts'
import type { Choix } from './choix.ts'

type Props = { saisie: Saisie; erreurs: Erreurs }

/** À qui elle sert : niveau, temps, thématiques, pratiques, profils, ODD. */
export function PourQui({ choix, saisie, erreurs }: Props & { choix: Choix }) {
  const champ = (nom: string) => ({ nom, valeur: texteDe(saisie, nom), erreur: erreurs[nom] })
  const options = (liste: keyof Choix) => choix[liste].map(({ code, libelle }) => ({ valeur: code, libelle }))
  const cases = (nom: string, libelle: string, liste: keyof Choix) => (
    <Champ nom={nom} libelle={libelle} type="cases" options={options(liste)} valeurs={casesDe(saisie, nom)} erreur={erreurs[nom]} />
  )
  const pli = casesDe(saisie, 'odd').length + casesDe(saisie, 'cibles').length > 0 || Boolean(erreurs.odd ?? erreurs.cibles)
  return (
    <section class="fiche-question" aria-labelledby="pour-qui">
      <h2 id="pour-qui">À qui sert-elle ?</h2>
      <Champ {...champ('maturite')} libelle="Pour qui…" type="select" vide="Sans précision" options={options('maturite')} />
      <Champ
        {...champ('duree')}
        libelle="Le temps que cela demande"
        type="text"
        aide="À qui s'en sert : « 45 min », « 1 h 30 »…"
        attributs={{ size: '12' }}
      />
      {cases('thematiques', 'Thématiques', 'thematique')}
      {cases('pratiques', 'Pratiques', 'pratique')}
      {cases('profils', 'Elle parle surtout à', 'profil')}
      <details class="contribuer-pli" open={pli}>
        <summary>Objectifs de développement durable</summary>
        {cases('odd', 'Objectifs', 'odd')}
        {cases('cibles', "Cibles de l'ODD 17", 'cible')}
      </details>
    </section>
  )
}

/** D'où elle vient : territoire, organisations, auteurs, licence, source. */
export function DOuElleVient({ saisie, erreurs, lieux }: Props & { lieux: Territoire[] }) {
  const champ = (nom: string) => ({ nom, valeur: texteDe(saisie, nom), erreur: erreurs[nom] })
  const territoire = texteDe(saisie, 'territoire')
  return (
    <section class="fiche-question" aria-labelledby="d-ou">
      <h2 id="d-ou">D'où vient-elle ?</h2>
      <ChampTerritoire {...champ('territoire')} libelle="Territoire" aide="Là où cela s'est passé, si elle vient d'un territoire." />
      {lieux.length > 0 && (
        <>
          <input type="hidden" name="territoire_lu" value={territoire} />
          <ChoixTerritoire nom="territoire_choix" texte={territoire} choix={lieux} />
        </>
      )}
      <Champ
        {...champ('acteurs')}
        libelle="Organisations qui l'ont faite"
        type="textarea"
        lignes={2}
        aide="Leur nom dans l'annuaire, une par ligne."
      />
      <Champ
        {...champ('auteurs')}
        libelle="Auteurs"
        type="textarea"
        lignes={2}
        aide="Comme il faut les citer : « Prénom Nom », ou une organisation. Un par ligne."
      />
      <Champ {...champ('annee')} libelle="Année" type="text" attributs={{ inputmode: 'numeric', size: '6' }} />
      <Champ
        nom="licence"
        libelle="Ce que les autres peuvent en faire"
        type="radios"
        requis
        options={enClair.map(([code, libelle]) => ({ valeur: code, libelle, aide: licences[code].nom }))}
        valeur={texteDe(saisie, 'licence') || 'CC-BY-4.0'}
        erreur={erreurs.licence}
      />
      <Champ
        {...champ('source')}
        libelle="Source"
        type="text"
        aide="D'où viennent ces informations : « nous-mêmes », un rapport, un site."
      />
      <Champ {...champ('source_url')} libelle="Adresse de la source" type="url" aide="Elle commence par https://." />
      <Champ
        {...champ('liees')}
        libelle="À lire ensuite"
        type="textarea"
        lignes={2}
        aide="D'autres ressources publiées ici : leur titre ou leur adresse, une par ligne."
      />
    </section>
  )
}

const enClair: [Licence, string][] = [
  ['CC-BY-4.0', "La reprendre et l'adapter, en citant ses auteurs"],
  ['CC-BY-SA-4.0', 'La même chose, à condition de partager aussi ce qui en est fait'],
  ['CC-BY-NC-4.0', "La reprendre et l'adapter en citant ses auteurs, sans en faire commerce"],
  ['CC-BY-NC-ND-4.0', 'La partager telle quelle, sans la modifier ni en faire commerce'],
  ['CC0-1.0', 'Tout, sans condition'],
  ['etalab-2.0', "La réutiliser librement en citant sa source : la licence des données de l'État"],
  ['droits-reserves', 'La lire ici seulement : demander pour tout le reste'],
]
