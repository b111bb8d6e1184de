import './explorer.css';
import { shell } from './shell';

const root = document.querySelector<HTMLElement>('#explorer');
if (root) shell(root);
