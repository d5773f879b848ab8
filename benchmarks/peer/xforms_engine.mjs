// @getodk/xforms-engine, in a process of its own: `node xforms_engine.mjs JOB.json` runs the job of benchmarks/engine.py
// and prints what it measured as JSON. Nodes are found before the clock starts: only the engine's own work is timed.
import { existsSync, readFileSync } from 'node:fs';
import { JSDOM } from 'jsdom';

const { window } = new JSDOM('<!doctype html><html><body></body></html>');
const NAMES = [
  'window', 'document', 'DOMParser', 'XMLSerializer', 'Node', 'Element', 'Attr', 'Text', 'Comment', 'CDATASection',
  'Document', 'XMLDocument', 'NodeList', 'ProcessingInstruction', 'CharacterData', 'DocumentFragment', 'HTMLElement',
  'XPathResult', 'XPathEvaluator', 'XPathExpression',
];
for (const name of NAMES) {
  globalThis[name] ??= name === 'window' ? window : window[name];
}
globalThis.__dirname ??= '/';
const { loadForm } = await import('@getodk/xforms-engine');

const job = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const xml = readFileSync(job.form, 'utf8');
const absent = async () => new Response('', { status: 404 });

async function begin() {
  const form = await loadForm(xml, { fetchFormAttachment: absent, missingResourceBehavior: 'BLANK' });
  if (form.status === 'failure') {
    throw form.error;
  }
  return form.createInstance({ instance: { stateFactory: (state) => state } }).root;
}

function find(root, ref) {
  let node = root;
  for (let depth = 2; depth < ref.split('/').length; depth += 1) {
    const wanted = ref.split('/').slice(0, depth + 1).join('/');
    const generic = wanted.replace(/\[\d+\]$/, '');
    let next = (node.currentState.children ?? []).find(({ currentState }) => currentState.reference === generic);
    if (next !== undefined && wanted !== generic) {
      next = next.currentState.children[Number(/\[(\d+)\]$/.exec(wanted)[1]) - 1];
    }
    if (next === undefined) {
      throw new Error(`no node ${wanted}`);
    }
    node = next;
  }
  return node;
}

function set(node, text) {
  if (node.nodeType === 'select') {
    node.selectValues(text === '' ? [] : node.selectType === 'select1' ? [text] : text.split(' '));
  } else if (node.nodeType === 'rank') {
    node.setValues(text.split(' '));
  } else if (node.nodeType === 'trigger') {
    node.setValue(text !== '');
  } else if (node.valueType === 'int') {
    node.setValue(text === '' ? null : BigInt(text));
  } else if (node.valueType === 'geopoint') {
    const [latitude, longitude, altitude, accuracy] = text.split(' ').map(Number);
    node.setValue({ latitude, longitude, altitude, accuracy });
  } else {
    node.setValue(text);
  }
}

// Returns the step as a function that does nothing but call the engine.
function prepared(root, [name, ref, argument]) {
  if (name === 'xml') {
    return () => root.instanceState.instanceXML;
  }
  const node = find(root, ref);
  switch (name) {
    case 'set':
      return () => set(node, argument);
    case 'relevant':
      return () => node.currentState.relevant;
    case 'value':
      return () => node.currentState.value;
    case 'choices':
      return () => node.currentState.valueOptions.map((option) => option.label.asString);
    case 'add':
      return () => node.addInstances(node.currentState.children.length - 1);
    case 'remove':
      return () => node.removeInstances(argument);
  }
  throw new Error(`no step ${name}`);
}

function timed(calls) {
  const start = performance.now();
  for (const call of calls) {
    call();
  }
  return performance.now() - start;
}

function operate(root, operation) {
  const ms = [];
  const refused = [];
  for (const step of operation.before) {
    prepared(root, step)();
  }
  const begun = performance.now();
  for (const turn of operation.turns) {
    try {
      ms.push(timed(turn.map((step) => prepared(root, step))));
    } catch (error) {
      refused.push(String(error.message).slice(0, 200));
    }
    if (performance.now() - begun > job.budget_s * 1000) {
      break;
    }
  }
  return { name: operation.name, ms, refused };
}

// The most memory of this process alone: what resourceUsage() says begins with the parent's.
function peakMemory() {
  const peak = existsSync('/proc/self/status') && /VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'));
  return (peak ? Number(peak[1]) : process.resourceUsage().maxRSS) / 1024;
}

const loads = [];
let root;
const begun = performance.now();
for (let pass = 0; pass < job.loads; pass += 1) {
  const start = performance.now();
  root = await begin();
  loads.push(performance.now() - start);
  if (performance.now() - begun > job.budget_s * 1000) {
    break;
  }
}
const operations = job.operations.filter(({ own_only }) => !own_only).map((operation) => operate(root, operation));
console.log(JSON.stringify({ load_ms: loads, operations, memory_mb: peakMemory() }));
process.exit(0);
